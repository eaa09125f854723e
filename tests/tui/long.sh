#!/bin/sh
# Long texts: what a field cannot hold is kept and said so; a paste is taken whole or not at all; a
# line that the terminal cut is not taken.
. "$(dirname "$0")/lib.sh"
words() { awk -v n="$2" -v w="$1" 'BEGIN { while (n--) printf "%s", w }'; }
paste() { # a file
    t load-buffer "$1"
    t paste-buffer -p -t s
}
note() { sed -n "s/^  $1: .*note: \"\{0,1\}\([^\",}]*\).*/\1/p" answers.yaml; }
{
    printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nanswers:\n'
    printf '  1-2-1-1: {status: met, note: "%s"}\n' "$(words あ 400)"
    printf '  1-2-1-2: {status: planned, due: 2027-01-31, owner: "%s", note: "%s"}\n' "$(words い 400)" "$(words う 6000)"
} >answers.yaml
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 --requirement 1-2-1 answers.yaml
see '質問3/3'
type_keys Home i
see 'メモ（空欄（Ctrl-U）にすると消す）'
see 'ああああ' # the end of what is written
type_keys Enter
see '保存しました'
same 'a long note' "$(words あ 400)" "$(note 1-2-1-1)"
type_keys Down @
see '期限'
type_keys Enter
see '担当する人（空欄（Ctrl-U）にすると消す）'
type_keys Enter
see '保存しました'
grep -q "owner: \"\{0,1\}$(words い 400)" answers.yaml || { echo 'the owner is gone'; exit 1; }
type_keys i
see 'ここでは直せません'
type_keys Enter
see '取りやめました'
same 'a note that no field holds' "$(words う 6000)" "$(note 1-2-1-2)"

# Pastes
words え 5000 >paste.txt
type_keys Down i
see '1-2-1-3 メモ'
paste paste.txt
see 'ええええ'
type_keys Enter
see '保存しました'
same 'a long paste' "$(cat paste.txt)" "$(note 1-2-1-3)"
type_keys i C-u
words お 6000 >paste.txt
paste paste.txt
see '入りきらないため'
type_text 短い
type_keys Enter
see '保存しました'
same 'what is typed after it' 短い "$(note 1-2-1-3)"
type_keys q
see 'exit 0'

# At a prompt
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --plain --lang ja --as-of 2026-11-23 --requirement 1-2-1 answers.yaml
see '回答：'
printf '1-2-1-3 i %s\n' "$(words か 2000)" >paste.txt
paste paste.txt
see '端末から1行で渡せるのは'
same 'a line that was cut' 短い "$(note 1-2-1-3)"
type_text 'q'
type_keys Enter
see 'exit 0'
