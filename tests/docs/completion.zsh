# completion.zsh COMPLETIONS: asks zsh itself, in a terminal of its own, what TAB makes of a line.
# Nothing here waits for a time: every answer is read up to a word that zsh is told to print.
zmodload zsh/zpty
zpty shell "TERM=dumb zsh -f -i"
zpty -w shell "stty -echo; PROMPT= PROMPT2= RPROMPT=; unsetopt zle_bracketed_paste prompt_sp 2>/dev/null"
zpty -w shell "fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=1000; unsetopt beep"
zpty -w shell "show() { print -r -- \"got<\$BUFFER>\"; BUFFER=; zle accept-line }; zle -N show; bindkey '^Xs' show"
zpty -w shell "bindkey '^I' complete-word; setopt list_ambiguous no_auto_menu no_list_packed; print -r rea''dy"
local text= bad=0
zpty -r shell text '*ready*'

# line, TAB, what stands on the line then; or behind "~" what is listed
ask() {
  zpty -w -n shell "$1"$'\t\t\x18s'
  zpty -r shell text '*got<*>*'
  local line=${${text##*got<}%%>*} listed=${${text%%got<*}//$'\r'/}
  if [[ $2 == '~'* ]]; then
    local word
    for word in ${(s: :)2#'~'}; do
      if [[ $listed != *$word* ]]; then print -r "zsh: '$1': '$word' is not offered"; bad=1; fi
    done
  elif [[ $line != $2 ]]; then
    print -r "zsh: '$1' becomes '$line', not '$2'"
    bad=1
  fi
}
ask 'hoshi ' '~init assess score batch evidence version'
ask 'hoshi --v' 'hoshi --version '
ask 'hoshi req' 'hoshi require '
ask 'hoshi --lang ja req' 'hoshi --lang ja require '
ask 'hoshi --quiet sco' 'hoshi --quiet score '
ask 'hoshi --lang ja score --max' 'hoshi --lang ja score --max-gaps '
ask 'hoshi score -o feedback-h' 'hoshi score -o feedback-html='
ask 'hoshi score --format feedback-j' 'hoshi score --format feedback-json '
ask 'hoshi score --max' 'hoshi score --max-gaps '
ask 'hoshi evidence pack --redact note,sco' 'hoshi evidence pack --redact note,scope.note,'
ask 'hoshi evidence ke' 'hoshi evidence keygen '
ask 'hoshi catalog ' '~list show check export'
ask 'hoshi score --star ' '~3 4'
ask 'hoshi score --policy stric' 'hoshi score --policy strict '
ask 'hoshi help exp' 'hoshi help explain '
ask 'hoshi help pol' 'hoshi help policies '
ask 'hoshi help ' '~score sheet csv exit-status'
exit $bad
