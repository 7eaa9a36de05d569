# shellcheck shell=bash disable=SC2034,SC2154
# Shared by the benches: contestants are shell functions, run in turn, round after round, so that whatever else the machine does
# meets all of them alike. Medians are compared, never single runs. Sourced.

declare -A times=()

# median MICROSECONDS... -> the middle one
median() {
    local -a sorted
    mapfile -t sorted < <(printf '%s\n' "$@" | sort -n)
    echo "${sorted[$((${#sorted[@]} / 2))]}"
}

# race ROUNDS CONTESTANT...: one round unmeasured, then ROUNDS measured; leaves the medians in times[CONTESTANT].
race() {
    local rounds=$1 round contestant begin end
    shift
    declare -A samples=()
    for contestant; do "$contestant" >/dev/null 2>&1 </dev/null || true; done
    for ((round = 0; round < rounds; round++)); do
        for contestant; do
            begin=${EPOCHREALTIME//[!0-9]/}
            "$contestant" >/dev/null 2>&1 </dev/null || true
            end=${EPOCHREALTIME//[!0-9]/}
            samples[$contestant]+=" $((end - begin))"
        done
    done
    for contestant; do
        # shellcheck disable=SC2086
        times[$contestant]=$(median ${samples[$contestant]})
    done
}

# ratio A B -> A/B with one digit
ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf (b > 0 ? "%.1f" : "-"), (b > 0 ? a / b : 0) }'
}

# milliseconds MICROSECONDS -> with one digit
milliseconds() {
    awk -v t="$1" 'BEGIN { printf "%.1f", t / 1000 }'
}

# verdict RATIO COMPARISON TARGET: verdict 1.3 '<=' 1.5 -> met
verdict() {
    awk -v r="$1" -v op="$2" -v t="$3" 'BEGIN { ok = op == "<=" ? r <= t : r >= t; print ok ? "met" : "MISSED" }'
}

machine() {
    printf '# %s cores, kernel %s, load %s, %s\n' "$(nproc)" "$(uname -r)" "$(cut -d' ' -f1 /proc/loadavg)" \
        "$("$podwire" version 2>/dev/null)"
}
