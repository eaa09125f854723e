#!/bin/sh
# man-languages.sh DIR SCRATCH: the Japanese manual pages say as much as the English ones. Both come to
# the same skeleton: sections in order, options and words that are explained, examples, lists that
# tables write, pages that are named. What the English sentences between them say in words that are
# typed (options, fields, codes, files) stands in the Japanese page too.
set -eu
dir=$1 scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch"
bad=0
skeleton() {
    awk '
    BEGIN {
        n = split("名前 NAME 書式 SYNOPSIS 説明 DESCRIPTION コマンド COMMANDS 方針 POLICIES 環境変数 ENVIRONMENT " \
            "ファイル FILES 終了コード EXIT@STATUS 例 EXAMPLES 診断 DIAGNOSTICS 関連項目 SEE@ALSO 規格 STANDARDS " \
            "注意 CAVEATS 入力 INPUT 出力 OUTPUT 記録 RECORDS 表 TABLES", word, " ")
        for (i = 1; i < n; i += 2) { gsub("@", " ", word[i + 1]); english[word[i]] = word[i + 1] }
    }
    /end of generated/ { generated = 0 }
    /^\.\\" generated: / {
        name = $3
        sub(/-ja$/, "", name)
        if (name ~ /^screen-/) name = "screen" # each language shows its own
        print "generated", name
        generated = 1
    }
    generated { next }
    /^\.Sh / { name = substr($0, 5); print ".Sh", (name in english ? english[name] : name); next }
    /^\.Ss hoshi / { sub(/ Ar .*/, ""); print; next }
    /^\.Ss / { print ".Ss"; next }
    /^\.Bl -column/ { print ".Bl -column"; next }
    /^\.It .* Ta / { print ".It", ($2 == "Sy" ? "Sy" : $3); next }
    /^\.It / { gsub(/ Ar [^ ]*/, " Ar"); print; next }
    # In Japanese the forms of the synopsis are set apart by hand.
    /^\.Pp/ && name != "書式" && name != "SYNOPSIS" { print ".Pp" }
    /^\.Bd / { example = 1 }
    example || /^\.(Bl|El|Dl|Dd|Dt) / { print }
    /^\.Ed/ { example = 0 }' "$1"
    grep -o 'Xr [a-z-]* [1-9]' "$1" | LC_ALL=C sort -u
}
# Words behind the macros for what is typed, one a line.
typed() {
    awk '
    /end of generated/ { generated = 0 }
    /^\.\\" generated: / { generated = 1 }
    generated || !/^\./ { next }
    {
        keep = 0
        sub(/^\./, "")
        for (i = 1; i <= NF; i++) {
            if ($i ~ /^(Cm|Fl|Ev|Ic|Li)$/) keep = 1
            else if ($i ~ /^[A-Z][a-z]$/ && $i != "Ns") keep = 0
            else if (keep && $i ~ /[a-z_]/ && $i ~ /^-?[A-Za-z][A-Za-z0-9_.-]+$/) { sub(/^-/, "", $i); print $i }
        }
    }' "$1" | LC_ALL=C sort -u
}
for page in "$dir"/*.[1-9] "$dir"/ja/*.[1-9]; do
    name=${page##*/}
    if [ ! -f "$dir/$name" ] || [ ! -f "$dir/ja/$name" ]; then
        echo "docs/man: $name is there in one language only (docs/man/ja/ has the Japanese pages)"
        bad=1
    fi
done
[ "$bad" -eq 0 ] || exit 1
for page in "$dir"/*.[1-9]; do
    name=${page##*/}
    skeleton "$page" >"$scratch/$name.en"
    skeleton "$dir/ja/$name" >"$scratch/$name.ja"
    if ! diff -u "$scratch/$name.en" "$scratch/$name.ja" >"$scratch/$name.diff"; then
        echo "docs/man/ja/$name says other things than docs/man/$name (+ only Japanese, - only English):"
        sed 1,2d "$scratch/$name.diff"
        bad=1
    fi
    for word in $(typed "$page"); do
        tr '\\' ' ' <"$dir/ja/$name" | grep -qE "(^|[^A-Za-z0-9_])$word([^A-Za-z0-9_-]|\$)" && continue
        echo "docs/man/ja/$name: '$word' of docs/man/$name is missing"
        bad=1
    done
done
exit $bad
