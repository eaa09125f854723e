# bash completion for hoshi(1).
# One row per command in _hoshi_options; docs.coverage compares it with `hoshi COMMAND --help`.

_hoshi_commands='init assess score batch check explain merge catalog require evidence help version'
_hoshi_common='--lang --color --diagnostics --quiet --help'

_hoshi_options() {
    case $1 in
    init) echo --output --star --form --catalog ;;
    score) echo --format --output --all --evidence --star --as-of --policy --overlay --catalog --require --max-gaps ;;
    assess) echo --plain --only --star --requirement --owner --from --by --as-of --policy --catalog ;;
    merge) echo --output --as-of --catalog ;;
    batch)
        echo --overlay --asked --earlier --feedback
        echo --format --output --full --results --include --files-from --input --skip --jobs --time-limit \
            --memory-limit --resume --shard --shard-by --merge --allow-errors --as-of --policy --catalog
        ;;
    check) echo --catalog --as-of ;;
    catalog) echo --star --format --output ;;
    evidence)
        echo --format --output --as-of --catalog --policy --update --without-files --redact --key --role --on \
            --legacy --require-signers --password-file --password-fd --no-password --quick --star --open \
            --accept --reject --by --qualification --comment ;;
    explain) echo --catalog ;;
    require) echo --format --output ;;
    version) echo --build ;;
    esac
}

# _hoshi_values COMMAND OPTION: the words an option takes; "FILE" = a file name; nothing = free text.
_hoshi_values() {
    case $1:$2 in
    *:--lang) echo ja en ;;
    *:--color) echo auto always never ;;
    *:--diagnostics) echo text json ;;
    init:--form) echo yaml json ;;
    init:--star) echo 3 4 ;;
    *:--star | *:--require) echo 3 4 ;;
    score:--format | score:-f) echo text json oscal oscal-poam feedback-html feedback-json ;;
    batch:--format | batch:-f) echo ndjson csv ;;
    batch:--input) echo yaml json csv ndjson ;;
    batch:--shard-by) echo source id ;;
    batch:--shard) echo auto ;;
    batch:--results | batch:--files-from | batch:--resume) echo FILE ;;
    require:--format | require:-f) echo csv json ;;
    *:--overlay | batch:--asked | batch:--earlier | batch:--feedback) echo FILE ;;
    catalog:--format | catalog:-f) echo json oscal oscal-profile oscal-mapping ;;
    assess:--only) echo gaps open stale ;;
    assess:--owner) echo management it hr procurement general-affairs all ;;
    assess:--from) echo FILE ;;
    evidence:--format | evidence:-f) echo text json ;;
    evidence:--role) echo company expert other ;;
    evidence:--key | evidence:-k | evidence:--password-file) echo FILE ;;
    *:--policy) echo default strict FILE ;;
    *:--catalog) echo scs FILE ;;
    *:--output | *:-o) echo FILE ;;
    esac
}

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

_hoshi() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} cmd=${COMP_WORDS[1]}
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        case $cur in
        -*) _hoshi_offer --help --version ;;
        *) _hoshi_offer $_hoshi_commands ;;
        esac
        return
    fi
    # "--lang=ja" arrives as three words.
    if [[ $cur == '=' ]]; then
        cur=
    elif [[ $prev == '=' ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    local values
    values=$(_hoshi_values "$cmd" "$prev")
    if [[ -n $values ]]; then
        _hoshi_offer $values
        return
    fi
    case $prev in
    --as-of | --max-gaps | --skip | --jobs | -j | --time-limit | --memory-limit | --include) return ;;
    --on | --by | --qualification | --comment | --accept | --reject | --redact) return ;;
    --require-signers | --password-fd) return ;;
    esac
    if [[ $cur == -* ]]; then
        _hoshi_offer $(_hoshi_options "$cmd") $_hoshi_common
        return
    fi
    case $cmd in
    help) _hoshi_offer $_hoshi_commands ;;
    catalog)
        if ((COMP_CWORD == 2)); then
            _hoshi_offer list show check export
        else
            _hoshi_offer scs FILE
        fi
        ;;
    evidence)
        if ((COMP_CWORD == 2)); then
            _hoshi_offer check pack verify keygen sign confirm
        else
            _hoshi_offer FILE
        fi
        ;;
    explain)
        # Ids and words come from the catalogue itself, so that they are never out of date.
        _hoshi_offer $(hoshi catalog show scs --lang en 2>/dev/null |
            sed -nE 's/^( *- )?([0-9]+-[0-9]+-[0-9]+(-[0-9]+)?) .*/\2/p') \
            D{1..10} MFA
        ;;
    score | check | batch) _hoshi_offer FILE ;;
    esac
}
complete -F _hoshi hoshi
