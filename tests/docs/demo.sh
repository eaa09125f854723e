#!/bin/sh
# demo.sh HOSHI SOURCE SCRATCH: the demonstration speaks one language from the first line to the last.
# Setting up and building are left out: stubs stand in for them.
set -eu
hoshi=$1 source=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch/scripts" "$scratch/build/release" "$scratch/bin"
cp "$source/scripts/demo" "$scratch/scripts/demo"
cp -R "$source/examples" "$scratch/examples"
ln -s "$hoshi" "$scratch/build/release/hoshi"
for stub in scripts/setup bin/cmake; do
    printf '#!/bin/sh\n' >"$scratch/$stub"
    chmod +x "$scratch/$stub"
done
unset LC_ALL LC_MESSAGES LANG HOSHI_LANG || true
PATH=$scratch/bin:$PATH
export PATH
LC_ALL=C.UTF-8 "$scratch/scripts/demo" >"$scratch/en"
LC_ALL=C.UTF-8 HOSHI_LANG=ja "$scratch/scripts/demo" >"$scratch/ja"
LC_ALL=ja_JP.UTF-8 "$scratch/scripts/demo" >"$scratch/locale" 2>/dev/null
bad=0
if ! [ "$(grep -c 'self-check against' "$scratch/en")" -eq 3 ] || grep '自己チェックです' "$scratch/en"; then
    echo "not all in English"
    bad=1
fi
if ! [ "$(grep -c 'の自己チェック（' "$scratch/ja")" -eq 3 ] || grep -e 'self-check' -e 'The program' "$scratch/ja"; then
    echo "not all in Japanese"
    bad=1
fi
cmp "$scratch/ja" "$scratch/locale" || bad=1
exit $bad
