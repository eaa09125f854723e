# Lines "file symbol type" of all object files -> circles, as strongly connected sets (Tarjan).

function folder_of(file) {
    sub(/\/[^\/]*$/, "", file)
    return file
}

function add_edge(from, to) {
    if (from == to || (from, to) in seen) return
    seen[from, to] = 1
    edge[from, ++n_edge[from]] = to
}

function add_node(name) {
    if (!(name in is_node)) {
        is_node[name] = 1
        node[++n_node] = name
    }
}

# The members of a set, in order of name, with a blank between them.
function sorted(set, n,    i, j, t, text) {
    for (i = 2; i <= n; i++)
        for (j = i; j > 1 && set[j - 1] > set[j]; j--) { t = set[j]; set[j] = set[j - 1]; set[j - 1] = t }
    text = set[1]
    for (i = 2; i <= n; i++) text = text " " set[i]
    return text
}

function visit(v,    i, w, n, set) {
    number[v] = low[v] = ++count
    stack[++height] = v
    on_stack[v] = 1
    for (i = 1; i <= n_edge[v]; i++) {
        w = edge[v, i]
        if (!(w in number)) {
            visit(w)
            if (low[w] < low[v]) low[v] = low[w]
        } else if (on_stack[w] && number[w] < low[v]) {
            low[v] = number[w]
        }
    }
    if (low[v] != number[v]) return
    do {
        w = stack[height--]
        on_stack[w] = 0
        set[++n] = w
    } while (w != v)
    if (n > 1) tell(sorted(set, n))
}

function tell(circle,    i, k, n, member) {
    if (circle in reason) {
        met[circle] = 1
        return
    }
    bad = 1
    print "circle: " circle
    n = split(circle, member, " ")
    for (i = 1; i <= n; i++)
        for (k = 1; k <= n; k++)
            if ((member[i], member[k]) in why) print "  " member[i] " needs " why[member[i], member[k]] " of " member[k]
}

BEGIN {
    while ((getline line < known) > 0) {
        sub(/^#.*/, "", line)
        at = index(line, ":")
        if (at != 0) reason[substr(line, 1, at - 1)] = substr(line, at + 1)
    }
}

# Types of nm: U and w are needed, lower case is local, the others are defined.
$3 == "U" { needed[++n_needed] = $1 SUBSEP $2; next }
$3 ~ /^[A-Z]$/ { home[$2] = $1; add_node($1); add_node(folder_of($1)) }

END {
    for (i = 1; i <= n_needed; i++) {
        split(needed[i], part, SUBSEP)
        if (!(part[2] in home)) continue
        from = part[1]
        to = home[part[2]]
        if (from == to) continue
        add_edge(from, to)
        if (!((from, to) in why)) why[from, to] = part[2]
        if (folder_of(from) == folder_of(to)) continue
        add_edge(folder_of(from), folder_of(to))
        if (!((folder_of(from), folder_of(to)) in why)) why[folder_of(from), folder_of(to)] = part[2]
    }
    for (i = 1; i <= n_node; i++)
        if (!(node[i] in number)) visit(node[i])
    for (circle in reason)
        if (!(circle in met)) {
            print known ": gone, strike it: " circle
            bad = 1
        }
    exit bad
}
