# Every combination that judgement can meet, with the outcome that the rules ask for. The rules are
# written out here a second time, from the document and not from the code (docs/explanation/
# judgement.md); test_judge.c compares both.
#
#   awk -f judge_cases.awk >judge_cases.csv          outcomes
#   awk -v what=verdict -f judge_cases.awk >verdict_cases.csv
#
# One row per set of facts, one column per policy: not_applicable/freshness/evidence.

function outcome(status, condition, confirmed, reason, duty, evidence, object, na, fresh, proof) {
    # A condition of the criterion's own words, answered "no", takes it out whatever else is said by
    # the company. Ours, on purpose: it is the company's word, and does not undo an expert's no.
    if (condition == "no") return confirmed == "rejected" ? "gap:rejected" : "out-of-play"
    if (status == "met") {
        if (confirmed == "rejected") return "gap:rejected"
        # A recurring duty: the day on which the period ends still counts.
        if (duty == "stale" && fresh != "ignore") return "gap:stale"
        if (duty == "absent" && fresh == "strict") return "gap:stale"
        # Ours, on purpose: "met" copied from last year says nothing about this year's round.
        if (duty == "absent-carried" && fresh != "ignore") return "gap:stale"
        if (proof == "required" && evidence == "none") return "gap:no-evidence"
        return "met"
    }
    if (status == "not-applicable") {
        if (na == "forbid") return "gap:na-forbidden"
        if (reason == "none") return "gap:na-without-reason"
        # Ours, on purpose: an expert who rejects a claim of "not applicable" is believed.
        if (confirmed == "rejected") return "gap:rejected"
        if (na == "where-absent" && object == "exists") return "gap:na-not-possible"
        return "na-claimed"
    }
    if (status == "partial" || status == "unmet" || status == "planned") return "gap:" status
    if (status == "unknown") return "open:unknown"
    return "open:unanswered"
}

function verdict(met, na, out, gap, open) {
    if (met + na + gap + open == 0) return "undetermined" # none in play
    if (gap > 0) return "gaps"
    if (open > 0) return "undetermined"
    if (na > 0) return "met-with-assumption"
    return "met"
}

function outcomes(    s, c, f, r, d, e, o, p, line) {
    n_policy = 0
    for (i = 1; i <= split("forbid where-absent with-reason", na); i++)
        for (k = 1; k <= split("strict enforce ignore", fresh); k++)
            for (l = 1; l <= split("required optional", proof); l++) {
                n_policy++
                p_na[n_policy] = na[i]; p_fresh[n_policy] = fresh[k]; p_proof[n_policy] = proof[l]
            }
    line = "status,condition,confirmation,reason,duty,evidence,object"
    for (p = 1; p <= n_policy; p++) line = line "," p_na[p] "/" p_fresh[p] "/" p_proof[p]
    print line
    n_status = split("unanswered met partial unmet planned not-applicable unknown", status)
    n_condition = split("none unanswered yes no", condition)
    n_confirmed = split("none accepted rejected", confirmed)
    n_reason = split("none given", reason)
    n_duty = split("none absent absent-carried fresh last-day stale", duty)
    n_evidence = split("none given", evidence)
    n_object = split("exists may-be-absent", object)
    for (s = 1; s <= n_status; s++)
        for (c = 1; c <= n_condition; c++)
            for (f = 1; f <= n_confirmed; f++)
                for (r = 1; r <= n_reason; r++)
                    for (d = 1; d <= n_duty; d++)
                        for (e = 1; e <= n_evidence; e++)
                            for (o = 1; o <= n_object; o++) {
                                line = status[s] "," condition[c] "," confirmed[f] "," reason[r] \
                                       "," duty[d] "," evidence[e] "," object[o]
                                for (p = 1; p <= n_policy; p++)
                                    line = line "," outcome(status[s], condition[c], confirmed[f], \
                                        reason[r], duty[d], evidence[e], object[o], p_na[p], \
                                        p_fresh[p], p_proof[p])
                                print line
                            }
}

function verdicts(    m, n, o, g, u) {
    print "met,na_claimed,out_of_play,gap,open,verdict"
    for (m = 0; m <= 2; m++)
        for (n = 0; n <= 2; n++)
            for (o = 0; o <= 2; o++)
                for (g = 0; g <= 2; g++)
                    for (u = 0; u <= 2; u++)
                        print m "," n "," o "," g "," u "," verdict(m, n, o, g, u)
}

BEGIN {
    if (what == "verdict") verdicts()
    else outcomes()
}
