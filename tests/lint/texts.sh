#!/bin/sh
# texts.sh SOURCE: the catalogue, the glossary and the list of help keep to the words and forms that
# criteria/README.md sets: one word for one thing, notes in です・ます, choices with their letters,
# lists with numbers, nothing that reads doubled behind its label, an answer for the meantime.
set -eu
cd "$1/criteria"
LC_ALL=C awk '
function bad(what) { printf "criteria/%s:%d: %s: %s\n", FILENAME, FNR, id, what; n++ }
function ban(word, used) { if (index(t, word)) bad("\"" word "\": write " used) }
function value(lang,    v) {
    v = $0
    if (!sub("^.*[ {]" lang ": \"", "", v)) return ""
    gsub(/\\"/, "\001", v)
    sub(/".*$/, "", v)
    return v
}
function plain(s,    p, at) { # without the brackets at its end
    if (s !~ /）$/) return s
    for (p = 0; (at = index(substr(s, p + 1), "（")) != 0;) p += at
    return substr(s, 1, p - 1)
}
FNR == 1 { field = ""; id = "" }
/^ *- id: / && index($0, "- id: ") <= 11 { id = $3; gsub(/"/, "", id) }
/^ *[a-z_]+:/ && !/^ *(ja|en):/ { field = $1; sub(/:.*/, "", field) }
/^ *(also|term):/ || /^ *- id: / { next }
{
    # Where the plain word explains the term, and names of products and functions.
    t = $0
    gsub(/ソフトウェアや機器(、設定)?の弱点|脆弱性（弱点）/, "", t)
    gsub(/（ウイルス[^"]*対策ソフト）|（ウイルスなど|ウイルスもその1つ|表計算ソフト/, "", t)
    gsub(/（(攻撃などの|感染や情報漏えいなどの)?事故(やその疑い)?）|関わる事故や事件/, "", t)
    gsub(/ソフトウェア/, "", t)
    gsub(/自動アップデート/, "", t)
    ban("弱点", "脆弱性"); ban("ウイルス", "マルウェア"); ban("事故", "インシデント")
    ban("ソフト", "ソフトウェア"); ban("アップデート", "更新プログラム"); ban("控え", "バックアップ")
    ban("リストア", "復元"); ban("外部記録媒体", "外部記憶媒体"); ban("メーカー", "製造元")
    ban("ベンダー", "提供元"); ban("保守会社", "保守事業者"); ban("保守業者", "保守事業者")
    ban("秘密の重さ", "秘密の度合い"); ban("勝手に", "許可なく, 自動で"); ban("少なくとも10回以上", "10回以上")
    ban("weak point", "vulnerability"); ban("external recording", "external storage media")
    ban("USB memory", "USB sticks"); ban("at at ", "at or after"); ban("maintenance firm", "maintenance provider")
}
/ fits: / || field == "fits" {
    ja = value("ja"); en = value("en")
    if (ja ~ /(向きます|向いています|選びます|です|ます)(。)?$/) bad("reads doubled behind 向く場合： " ja)
    if (en ~ /^(Suits|Fits|Right for|For|Only for) /) bad("reads doubled behind fits: " en)
}
FILENAME == "scs.yaml" && /対象外/ && !/「対象外」/ { bad("\"対象外\" is the name of an answer: write it in 「」 or say it otherwise") }
field == "suits" && / ja: / && value("ja") ~ /^[^\001]*に向きます/ { bad("reads doubled behind 向く会社: " value("ja")) }
field == "suits" && / en: / && value("en") ~ /^Suits / { bad("reads doubled behind Whom it suits: " value("en")) }
field == "cost" && / ja: / && value("ja") ~ /^(費用は|確認できていない)/ { bad("does not read behind 費用：" value("ja")) }
field == "note" && / ja: / {
    k = split(value("ja"), s, "。")
    for (i = 1; i < k; i++)
        if (plain(s[i]) !~ /(です|ます|ません|ました|でした|ください)$/) bad("not in です・ます: " s[i])
    if (s[k] != "") bad("does not end in 。: " s[k])
}
field == "question" && / ja: / {
    ja = value("ja")
    if (ja ~ /次の/ && ja !~ /①|（a）/) bad("次の without ① or （a）")
    if (ja ~ /「はい」です/) bad("a choice without its letter")
}
# Whoever is sent to an expert is told what to answer until then.
(field == "note" || field == "how") && /専門家/ && /確かめ/ {
    if ($0 !~ /「(達成|一部達成|未達成|不明|対象外|いいえ)」|範囲で答え|目安で答え|ついて答え|レベルで答え|値で答え/)
        bad("sends to an expert without what to answer meanwhile")
}
END { exit n != 0 }
' scs.yaml glossary.yaml support.yaml plan.yaml templates.yaml
