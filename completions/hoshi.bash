# bash completion for hoshi(1). The tables are written by scripts/faces from those of the program.

# generated: bash-tables
_hoshi_commands='init assess score report plan template check batch explain diff history merge fill convert migrate ladder catalog evidence require help version'
_hoshi_topics='sheet csv keys policies exit-status catalogue manual'
_hoshi_catalogues='scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra'
_hoshi_common=' --lang --color --diagnostics --quiet --help'

# The options of a command besides the common ones.
_hoshi_options() {
    case $1 in
    init) echo --output --star --form --by-owner --catalog ;;
    assess) echo --plain --new --only --star --requirement --owner --from --by --as-of --policy --catalog --sheet --map ;;
    score) echo --format --output --all --answers --evidence --forecast --until --owner --group --star --as-of --policy --overlay --catalog --sheet --map --require --accept-assumptions --provisional --max-gaps ;;
    report) echo --format --output --pdf --owner --earlier --history --db --star --as-of --policy --overlay --catalog --sheet --map ;;
    plan) echo --format --output --star --start --hours-per-week --size --packages --as-of --policy --catalog --sheet --map ;;
    template) echo --format --output ;;
    check) echo --catalog --sheet --map --policy --as-of --explain-layout ;;
    batch) echo --format --output --full --results --overlay --asked --earlier --feedback --include --files-from --input --skip --jobs --time-limit --memory-limit --resume --shard --shard-by --merge --latest --allow-errors --allow-empty --require-catalogue --as-of --policy --catalog --sheet --map ;;
    explain) echo --catalog ;;
    diff) echo --format --output --all --as-of --policy --catalog --sheet --map --from-catalog ;;
    history) echo --db --format --output --company --as-of --policy --catalog --drop ;;
    merge) echo --output --theirs --mine --ask --as-of --catalog --sheet --map ;;
    fill) echo --output --empty-only --sheet --map --as-of --catalog ;;
    convert) echo --form --lossy --sheet --map --catalog ;;
    migrate) echo --to --mapping --format --output --as-of --catalog ;;
    ladder) echo --format --output --as-of --policy --catalog ;;
    catalog) echo --star --format --output --all ;;
    evidence) echo --format --output --as-of --catalog --policy --update --without-files --redact --key --role --on --legacy --require-signers --require-role --require-builtin-catalogue --require-builtin-policy --accept-version --password-file --password-fd --no-password --quick --star --open --sample --seed --accept --reject --decisions --ask --by --qualification --comment ;;
    require) echo --format --output ;;
    help) echo ;;
    version) echo --build ;;
    esac
}

# _hoshi_values COMMAND OPTION: what the option takes; nothing = it takes none.
_hoshi_values() {
    case $1:$2 in
    *:--lang) echo ja en ;;
    *:--color) echo auto always never ;;
    *:--diagnostics) echo text json ;;
    init:--output | init:-o) echo FILE ;;
    init:--star) echo 3 4 ;;
    init:--form) echo yaml json csv xlsx ;;
    init:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    assess:--only) echo gaps open stale ;;
    assess:--star) echo 3 4 ;;
    assess:--requirement) echo TEXT ;;
    assess:--owner) echo management it hr procurement general-affairs all ;;
    assess:--from) echo FILE ;;
    assess:--by) echo TEXT ;;
    assess:--as-of) echo TEXT ;;
    assess:--policy) echo default lenient strict FILE ;;
    assess:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    assess:--sheet) echo TEXT ;;
    assess:--map) echo TEXT ;;
    score:--format | score:-f) echo text json html markdown declaration csv xlsx junit sarif plan ics oscal oscal-poam feedback-html feedback-json ;;
    score:--output | score:-o) echo FORMATS text json html markdown declaration csv xlsx junit sarif plan ics oscal oscal-poam feedback-html feedback-json ;;
    score:--until) echo TEXT ;;
    score:--owner) echo TEXT ;;
    score:--star) echo 3 4 ;;
    score:--as-of) echo TEXT ;;
    score:--policy) echo default lenient strict FILE ;;
    score:--overlay) echo FILE ;;
    score:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    score:--sheet) echo TEXT ;;
    score:--map) echo TEXT ;;
    score:--require) echo 3 4 ;;
    score:--max-gaps) echo TEXT ;;
    report:--format | report:-f) echo text json html markdown declaration csv xlsx junit sarif plan ics oscal oscal-poam feedback-html feedback-json ;;
    report:--output | report:-o) echo FORMATS text json html markdown declaration csv xlsx junit sarif plan ics oscal oscal-poam feedback-html feedback-json ;;
    report:--pdf) echo FILE ;;
    report:--owner) echo TEXT ;;
    report:--earlier) echo FILE ;;
    report:--db) echo FILE ;;
    report:--star) echo 3 4 ;;
    report:--as-of) echo TEXT ;;
    report:--policy) echo default lenient strict FILE ;;
    report:--overlay) echo FILE ;;
    report:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    report:--sheet) echo TEXT ;;
    report:--map) echo TEXT ;;
    plan:--format | plan:-f) echo text markdown html csv xlsx ics json ;;
    plan:--output | plan:-o) echo FORMATS text markdown html csv xlsx ics json ;;
    plan:--star) echo 3 4 ;;
    plan:--start) echo TEXT ;;
    plan:--hours-per-week) echo TEXT ;;
    plan:--size) echo small medium ;;
    plan:--packages) echo FILE ;;
    plan:--as-of) echo TEXT ;;
    plan:--policy) echo default lenient strict FILE ;;
    plan:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    plan:--sheet) echo TEXT ;;
    plan:--map) echo TEXT ;;
    template:--format | template:-f) echo markdown xlsx ;;
    template:--output | template:-o) echo FILE ;;
    check:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    check:--sheet) echo TEXT ;;
    check:--map) echo TEXT ;;
    check:--policy) echo default lenient strict FILE ;;
    check:--as-of) echo TEXT ;;
    batch:--format | batch:-f) echo ndjson csv ;;
    batch:--output | batch:-o) echo FORMATS ndjson csv portfolio portfolio-csv portfolio-xlsx portfolio-json index ;;
    batch:--results) echo FOLDER ;;
    batch:--overlay) echo FILE ;;
    batch:--asked) echo FILE ;;
    batch:--earlier) echo FILE ;;
    batch:--feedback) echo FOLDER ;;
    batch:--include) echo TEXT ;;
    batch:--files-from) echo FILE ;;
    batch:--input) echo yaml json csv xlsx ndjson ;;
    batch:--skip) echo TEXT ;;
    batch:--jobs | batch:-j) echo TEXT ;;
    batch:--time-limit) echo TEXT ;;
    batch:--memory-limit) echo TEXT ;;
    batch:--resume) echo FILE ;;
    batch:--shard) echo TEXT ;;
    batch:--shard-by) echo source id ;;
    batch:--as-of) echo TEXT ;;
    batch:--policy) echo default lenient strict FILE ;;
    batch:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    batch:--sheet) echo TEXT ;;
    batch:--map) echo TEXT ;;
    explain:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    diff:--format | diff:-f) echo text json csv html ;;
    diff:--output | diff:-o) echo FILE ;;
    diff:--as-of) echo TEXT ;;
    diff:--policy) echo default lenient strict FILE ;;
    diff:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    diff:--sheet) echo TEXT ;;
    diff:--map) echo TEXT ;;
    diff:--from-catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    history:--db) echo FILE ;;
    history:--format | history:-f) echo text json csv html ;;
    history:--output | history:-o) echo FILE ;;
    history:--company) echo TEXT ;;
    history:--as-of) echo TEXT ;;
    history:--policy) echo default lenient strict FILE ;;
    history:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    merge:--output | merge:-o) echo FILE ;;
    merge:--as-of) echo TEXT ;;
    merge:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    merge:--sheet) echo TEXT ;;
    merge:--map) echo TEXT ;;
    fill:--output | fill:-o) echo FILE ;;
    fill:--sheet) echo TEXT ;;
    fill:--map) echo TEXT ;;
    fill:--as-of) echo TEXT ;;
    fill:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    convert:--form) echo yaml json csv xlsx ;;
    convert:--sheet) echo TEXT ;;
    convert:--map) echo TEXT ;;
    convert:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    migrate:--to) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    migrate:--mapping) echo FILE ;;
    migrate:--format | migrate:-f) echo text json ;;
    migrate:--output | migrate:-o) echo FILE ;;
    migrate:--as-of) echo TEXT ;;
    migrate:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    ladder:--format | ladder:-f) echo text json ;;
    ladder:--output | ladder:-o) echo FILE ;;
    ladder:--as-of) echo TEXT ;;
    ladder:--policy) echo default lenient strict FILE ;;
    ladder:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    catalog:--star) echo 3 4 ;;
    catalog:--format | catalog:-f) echo json oscal oscal-profile oscal-mapping csv ciso-assistant gemara ;;
    catalog:--output | catalog:-o) echo FILE ;;
    evidence:--format | evidence:-f) echo text json ;;
    evidence:--output | evidence:-o) echo FILE ;;
    evidence:--as-of) echo TEXT ;;
    evidence:--catalog) echo scs scs5 security-action jc-star-1 cyber-essentials cmmc essential-eight guideline ssdf csf2 iso27001 cpsf cyber-infra FILE ;;
    evidence:--policy) echo default lenient strict FILE ;;
    evidence:--redact) echo FIELDS note reason owner updated_by evidence.title evidence.url assessor.name assessor.role scope.note confirmations.by confirmations.qualification confirmations.comment confirmations.of ;;
    evidence:--key | evidence:-k) echo FILE ;;
    evidence:--role) echo company expert other ;;
    evidence:--on) echo TEXT ;;
    evidence:--require-signers) echo TEXT ;;
    evidence:--require-role) echo TEXT ;;
    evidence:--accept-version) echo TEXT ;;
    evidence:--password-file) echo FILE ;;
    evidence:--password-fd) echo TEXT ;;
    evidence:--star) echo 3 4 ;;
    evidence:--sample) echo TEXT ;;
    evidence:--seed) echo TEXT ;;
    evidence:--accept) echo TEXT ;;
    evidence:--reject) echo TEXT ;;
    evidence:--decisions) echo FILE ;;
    evidence:--by) echo TEXT ;;
    evidence:--qualification) echo TEXT ;;
    evidence:--comment) echo TEXT ;;
    require:--format | require:-f) echo csv json ;;
    require:--output | require:-o) echo FILE ;;
    esac
}

# The verbs of a command, and what stands where its operands do.
_hoshi_verbs() {
    case $1 in
    template) echo list show ;;
    history) echo add list show trend rebuild ;;
    catalog) echo list show check new diff export ;;
    evidence) echo check pack verify keygen sign confirm ;;
    esac
}
_hoshi_operands() {
    case $1 in
    init) echo TEXT ;;
    assess) echo FILE ;;
    score) echo FILE ;;
    report) echo FILE ;;
    plan) echo FILE ;;
    template) echo TEXT ;;
    check) echo FILE ;;
    batch) echo FILE ;;
    explain) echo ID ;;
    diff) echo FILE ;;
    history) echo FILE ;;
    merge) echo FILE ;;
    fill) echo FILE ;;
    convert) echo FILE ;;
    migrate) echo FILE ;;
    ladder) echo FILE ;;
    catalog) echo CATALOG ;;
    evidence) echo FILE ;;
    require) echo FILE ;;
    help) echo COMMAND ;;
    version) echo TEXT ;;
    esac
}
# end of generated

# Offer words, and file names where FILE is among them.
_hoshi_offer() {
    local words=" $* "
    COMPREPLY=($(compgen -W "${words/ FILE / }" -- "$cur"))
    if [[ $words == *' FILE '* ]]; then
        local IFS=$'\n'
        COMPREPLY+=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
    fi
}

# What stands behind an option.
_hoshi_offer_values() {
    case $1 in
    TEXT) ;;
    FOLDER)
        local IFS=$'\n'
        COMPREPLY=($(compgen -d -- "$cur"))
        compopt -o filenames 2>/dev/null
        ;;
    FORMATS) # [FORMAT=]FILE
        shift
        _hoshi_offer FILE
        local formats
        formats=($(compgen -W "${*/%/=}" -- "$cur"))
        if ((${#formats[@]})); then
            COMPREPLY+=("${formats[@]}")
            compopt -o nospace 2>/dev/null
        fi
        ;;
    FIELDS) # a,b,c
        shift
        local before=
        if [[ $cur == *,* ]]; then before=${cur%,*},; fi
        COMPREPLY=($(compgen -P "$before" -W "$*" -- "${cur##*,}"))
        ;;
    *) _hoshi_offer "$@" ;;
    esac
}

_hoshi_offer_operand() {
    local verbs
    verbs=$(_hoshi_verbs "$1")
    if ((COMP_CWORD == 2)) && [[ -n $verbs ]]; then
        _hoshi_offer $verbs
        return
    fi
    case $(_hoshi_operands "$1") in
    FILE) _hoshi_offer FILE ;;
    CATALOG) _hoshi_offer $_hoshi_catalogues FILE ;;
    COMMAND) _hoshi_offer $_hoshi_commands $_hoshi_topics ;;
    ID)
        # Ids and words come from the catalogue itself, so that they are never out of date.
        _hoshi_offer $(hoshi catalog show scs --lang en 2>/dev/null |
            sed -nE 's/^( *- )?([0-9]+-[0-9]+-[0-9]+(-[0-9]+)?) .*/\2/p') \
            D{1..10} MFA
        ;;
    esac
}

# Sets at_command: where the command stands, behind common options and what they take.
_hoshi_find_command() {
    at_command=1
    while ((at_command < COMP_CWORD)) && [[ ${COMP_WORDS[at_command]} == -* ]]; do
        if [[ ${COMP_WORDS[at_command + 1]} == '=' ]]; then
            ((at_command += 3))
        elif [[ -n $(_hoshi_values '*' "${COMP_WORDS[at_command]}") ]]; then
            ((at_command += 2))
        else
            ((at_command += 1))
        fi
    done
}

_hoshi() {
    local at_command
    _hoshi_find_command
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} cmd=${COMP_WORDS[at_command]}
    COMPREPLY=()
    if ((COMP_CWORD == at_command)); then
        case $cur in
        -*) _hoshi_offer $_hoshi_common --version ;;
        *) _hoshi_offer $_hoshi_commands ;;
        esac
        return
    fi
    # "--lang=ja" arrives as three words, and so does "json=out.json" behind -o.
    local at=$((COMP_CWORD - 1))
    if [[ $cur == '=' ]]; then
        cur=
    elif [[ $prev == '=' ]]; then
        at=$((COMP_CWORD - 2))
    fi
    prev=${COMP_WORDS[at]}
    if [[ $prev != -* && ${COMP_WORDS[COMP_CWORD]} == '=' || ${COMP_WORDS[at + 1]} == '=' ]] &&
        [[ $(_hoshi_values "$cmd" "${COMP_WORDS[at - 1]}") == FORMATS* ]]; then
        _hoshi_offer FILE
        return
    fi
    local values
    values=$(_hoshi_values "$cmd" "$prev")
    if [[ -n $values ]]; then
        _hoshi_offer_values $values
    elif [[ $cur == -* ]]; then
        _hoshi_offer $(_hoshi_options "$cmd") $_hoshi_common
    else
        _hoshi_offer_operand "$cmd"
    fi
}
complete -F _hoshi hoshi
