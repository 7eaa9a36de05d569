/**
 * Checks that tc redirects lead both ways. Where everything that comes in at one link is redirected out of another, what comes in there
 * must be redirected back: a one-sided pair loses every answer. Also finds redirects to a link that is gone, and pairs that do not
 * point at each other, or to one that is down. Links of kind ifb take traffic to be shaped, and send it on by themselves.
 *
 * @name      tc-redirect
 * @category  safe, l2
 * @needs     netns
 * @param     pod TargetRef? only in this pod's namespace; without it in all
 * @usage     podwire run tc-redirect
 * @output
 *   fail tc-redirect-missing eth0 in pod: everything goes to vxlan1, and nothing
 *       comes back
 *     ingress of eth0 redirects to vxlan1, 6 packets (tc in pod)
 *     ingress of vxlan1 redirects nothing to eth0 (tc in pod)
 *     fix: podwire nsenter netns/pod -- tc filter add dev vxlan1 ingress protocol \
 *       all u32 match u8 0 0 action mirred egress redirect dev eth0
 */
import io.podwire.api.error.NotFound

def places = pod == null ? netns().findAll { it.links != null } : [findpod(pod).one()]
def found = 0
places.each { place ->
    def filters = there { tc(in: place) }
    def links = there { links(in: place) }.collectEntries { [it.index, it] }
    def redirects = filters.findAll { it.parent == 'ingress' }.collectMany { filter ->
        filter.actions.findAll { it.redirect?.mode == 'redirect' }.collect { [filter: filter, to: it.redirect, packets: it.packets] }
    }
    def where = place.label
    redirects.findAll { links[it.to.linkIndex]?.kind?.kind() != 'ifb' }.each { one ->
        found++
        def from = one.filter.link
        def facts = ["ingress of $from redirects to ${one.to.link ?: 'link ' + one.to.linkIndex}, $one.packets packets": "tc in $where"]
        if (one.to.link == null || links[one.to.linkIndex] == null) {
            fail('tc-redirect-wrong', "$from in $where", "it redirects to link $one.to.linkIndex, which is not there",
                evidence: facts, fix: remove(where, one.filter))
            return
        }
        if (!links[one.to.linkIndex].up()) {
            fail('link-down', "$one.to.link in $where", "what comes in at $from is redirected to it, and dropped, since it is set down",
                evidence: facts + ["$one.to.link is ${links[one.to.linkIndex].operState}": "links in $where"],
                fix: command(where, "ip link set dev $one.to.link up"))
            return
        }
        if (one.to.direction != 'egress') return
        def back = redirects.findAll { it.filter.linkIndex == one.to.linkIndex && it.to.direction == 'egress' }
        if (back.any { it.to.linkIndex == one.filter.linkIndex }) {
            // said once a pair
            if (one.filter.linkIndex < one.to.linkIndex) ok('tc-redirect-missing', "$from and $one.to.link in $where", null, evidence: facts)
        } else if (back && back.any { it.filter.matchesAll }) {
            def other = back.find { it.filter.matchesAll }
            // said of the other, where that one has no way back either
            if (other.to.link != null && !redirects.any { it.filter.linkIndex == other.to.linkIndex }) return
            fail('tc-redirect-wrong', "$from in $where",
                "it redirects to $one.to.link, and what comes in there goes to $other.to.link",
                evidence: facts + ["ingress of $one.to.link redirects to $other.to.link": "tc in $where"])
        } else if (one.filter.matchesAll) {
            def nothing = [("ingress of $one.to.link redirects nothing to $from".toString()): "tc in $where"]
            def here = redirects.find { it.to.linkIndex == one.filter.linkIndex && it.to.direction == 'egress' && it.filter.matchesAll }
            if (here != null) {
                fail('tc-redirect-wrong', "$from in $where", "everything goes to $one.to.link, and what comes back comes from $here.filter.link",
                    evidence: facts + nothing + [("ingress of $here.filter.link redirects to $from".toString()): "tc in $where"],
                    fix: command(where, "tc filter replace dev $from ingress pref $one.filter.priority handle $one.filter.handle protocol " +
                        "$one.filter.protocol u32 match u8 0 0 action mirred egress redirect dev $here.filter.link"))
            } else {
                fail('tc-redirect-missing', "$from in $where", "everything goes to $one.to.link, and nothing comes back",
                    evidence: facts + nothing,
                    fix: command(where, "tc filter add dev $one.to.link ingress protocol $one.filter.protocol u32 match u8 0 0 " +
                        "action mirred egress redirect dev $from"))
            }
        } else {
            warn('tc-redirect-missing', "$from in $where",
                "packets that match ${one.filter.match ?: 'a ' + one.filter.kind + ' filter'} go to $one.to.link, and nothing comes back",
                evidence: facts)
        }
    }
}
if (found == 0) skip('tc-redirect-missing', pod ?: 'all', 'there is no redirect')

/** Pods end while one looks: what is gone has nothing. */
List there(question) {
    try {
        question()
    } catch (NotFound gone) {
        []
    }
}

static String remove(where, filter) {
    command(where, "tc filter del dev $filter.link ingress pref $filter.priority protocol $filter.protocol")
}

static String command(where, words) {
    where == 'host' ? words.toString() : "podwire nsenter ${where.contains('/') ? where : 'netns/' + where} -- $words"
}
