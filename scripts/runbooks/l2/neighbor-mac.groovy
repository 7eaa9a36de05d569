/**
 * Finds neighbor entries whose MAC is not that of the link which owns the address. Such an entry sends frames that their receiver
 * throws away: requests arrive, and no answer leaves.
 *
 * From the link of each entry the way of a frame is followed over cables, bridges, tc redirects and tunnels to the links where it
 * comes to a stack. Only an owner found there counts: the same address in another network is nothing to this one. A link whose frames
 * are all redirected is passed through and owns nothing, though it may have the address too. Any MAC of the owner's namespace will do, since
 * Linux answers for all its addresses on each of its links.
 *
 * @name      neighbor-mac
 * @category  safe, l2, tunnel
 * @needs     netns
 * @param     pod TargetRef? only entries of this pod's addresses
 * @usage     podwire run neighbor-mac pod=shop/cart-0
 * @output
 *   fail neighbor-mac-mismatch 10.132.2.46 on ovnpod0 in host: 0a:58:0a:84:02:2e,
 *       owner vxlan0 in vm-pod has 7e:e5:f7:e6:f5:1a
 *     10.132.2.46 is at 0a:58:0a:84:02:2e (permanent) (neighbors in host)
 *     vxlan0 has 7e:e5:f7:e6:f5:1a and the address (links, addresses in vm-pod)
 *     eth0 redirects to vxlan1 (tc)
 *     fix: ip -n vm-pod link set dev vxlan0 address 0a:58:0a:84:02:2e
 *   fail neighbor-mac-mismatch fd00:10:132::2e on ovnpod0 in host:
 *       0a:58:0a:84:02:2e, owner vxlan0 in vm-pod has 7e:e5:f7:e6:f5:1a
 *     fd00:10:132::2e is at 0a:58:0a:84:02:2e (permanent) (neighbors in host)
 *     vxlan0 has 7e:e5:f7:e6:f5:1a and the address (links, addresses in vm-pod)
 *     eth0 redirects to vxlan1 (tc)
 *     fix: ip -n vm-pod link set dev vxlan0 address 0a:58:0a:84:02:2e
 *   entries
 *   COMPARED  WRONG  OWNER NOT ON THIS HOST
 *   2         2      0
 */
import io.podwire.api.error.NotFound

def places = netns().findAll { it.links != null }
def label = places.collectEntries { [it.inode, it.label] }
def links = places.collectMany { place -> there { links(in: place) } }
def byIndex = links.groupBy { [it.netns, it.index] }.collectEntries { key, all -> [key, all[0]] }
def ofPlace = links.groupBy { it.netns }
def ports = links.findAll { it.master != null }.groupBy { [it.netns, it.master] }
def holders = places.collectMany { place -> there { addresses(in: place) } }.groupBy { it.address.address() }
def redirects = places.collectMany { place -> there { tc(in: place) } }.findAll { it.parent == 'ingress' && it.matchesAll && it.protocol == 'all' }
    .collectEntries { filter -> [[filter.netns, filter.linkIndex], filter.actions*.redirect.find { it?.mode == 'redirect' }] }
    .findAll { it.value != null }
def peer = [:]
veth().findAll { it.far != null }.each {
    peer[[it.near.netns, it.near.index]] = byIndex[[it.far.netns, it.far.index]]
    peer[[it.far.netns, it.far.index]] = byIndex[[it.near.netns, it.near.index]]
}
def tunnels = links.findAll { it.kind.kind() == 'vxlan' && it.kind.local != null }
def ends = fdbByTunnel(places)

// Where a frame goes that leaves by a link: into the stacks behind `arrivals`, over `passed` links that only hand it on.
def leave
def arrive
leave = { link, seen ->
    if (link == null || !seen.left.add([link.netns, link.index])) return
    arrive(peer[[link.netns, link.index]], seen)
    if (link.kind.kind() == 'bridge') {
        ports[[link.netns, link.index]]?.each { leave(it, seen) }
    }
    if (link.kind.kind() == 'vxlan') {
        def remotes = ([link.kind.remote] + (ends[[link.netns, link.index]] ?: [])).findAll { it != null }
        tunnels.findAll { it.kind.id == link.kind.id && it.kind.port == link.kind.port && it.kind.local in remotes }
            .each { arrive(it, seen) }
        seen.beyond.addAll(remotes - tunnels*.kind*.local)
    }
}
arrive = { link, seen ->
    if (link == null || !seen.arrived.add([link.netns, link.index])) return
    def redirect = redirects[[link.netns, link.index]]
    if (redirect != null) {
        seen.passed << [link: link, to: byIndex[[link.netns, redirect.linkIndex]]]
        redirect.direction == 'egress' ? leave(byIndex[[link.netns, redirect.linkIndex]], seen)
            : arrive(byIndex[[link.netns, redirect.linkIndex]], seen)
    } else if (link.master != null) {
        def master = byIndex[[link.netns, link.master]]
        seen.stacks << master
        leave(master, seen)
    } else {
        seen.stacks << link
    }
}

// Neighbors of one link share its way.
def ways = [:]
def way = { link -> ways.computeIfAbsent([link?.netns, link?.index]) {
    def seen = [left: [] as Set, arrived: [] as Set, passed: [], stacks: [], beyond: [] as Set]
    leave(link, seen)
    seen
} }

def wanted = pod == null ? null : findpod(pod).collectMany { it.links*.addresses.flatten() }*.address() as Set
if (wanted != null && wanted.empty) {
    unknown('neighbor-mac-mismatch', pod, 'its addresses are not known on this host')
}
def looked = 0
def wrong = 0
def away = 0
places.each { place ->
    there { neighbors(in: place) }.findAll { it.mac != null && !it.proxy && (wanted == null || it.address in wanted) }.each { entry ->
        def seen = way(byIndex[[entry.netns, entry.linkIndex]])
        def reached = seen.stacks.findAll { it != null }*.netns as Set
        def owners = holders[entry.address].findAll { it.netns in reached }
            .collect { byIndex[[it.netns, it.linkIndex]] }
            .findAll { owner -> owner != null && !seen.passed.any { it.link == owner } }
        def through = seen.passed.collect { "$it.link.name redirects to ${it.to?.name}" }
        if (owners.empty) {
            away++
            if (wanted != null && seen.beyond) {
                unknown('neighbor-mac-mismatch', [entry, "in $place.label"],
                    "its frames go into a tunnel to ${seen.beyond.join(', ')}, whose links are not on this host", evidence: through)
            }
            return
        }
        looked++
        def allowed = owners.collectMany { ofPlace[it.netns] }*.mac
        if (entry.mac in allowed) return
        def owner = owners[0]
        def facts = ["$entry.address is at $entry.mac (${entry.states.join(', ').toLowerCase()})": "neighbors in $place.label",
            "$owner.name has $owner.mac and the address": "links, addresses in ${label[owner.netns]}"]
        through.each { facts[it] = 'tc' }
        // A link that passes everything on may share its address with the one behind: there it is the owner's MAC that is wrong.
        def twin = seen.passed*.link.find { it.mac == entry.mac }
        def fix = twin ? ip(label[owner.netns], "link set dev $owner.name address $entry.mac")
            : ip(place.label, "neigh replace $entry.address lladdr $owner.mac dev $entry.link nud reachable")
        wrong++
        def lasting = entry.states.any { it in ['REACHABLE', 'PERMANENT', 'NOARP'] }
        def words = "$entry.mac, owner $owner.name in ${label[owner.netns]} has $owner.mac"
        lasting ? fail('neighbor-mac-mismatch', [entry, "in $place.label"], words, evidence: facts, fix: fix)
            : warn('neighbor-mac-mismatch', [entry, "in $place.label"], words + '; it is asked again on its next use',
                evidence: facts, fix: fix)
    }
}
show('entries', [[compared: looked, wrong: wrong, 'owner not on this host': away]])
if (looked > 0 && wrong == 0) {
    ok('neighbor-mac-mismatch', pod ?: 'all', "entries compared with the links that own their addresses: $looked")
} else if (looked == 0 && (wanted == null || wanted)) {
    skip('neighbor-mac-mismatch', pod ?: 'all', 'no entry leads to a link of this host')
}

/** Pods end while one looks: what is gone has nothing. */
List there(question) {
    try {
        question()
    } catch (NotFound gone) {
        []
    }
}

Map fdbByTunnel(places) {
    def ends = [:].withDefault { [] as Set }
    places.each { place -> there { fdb(in: place) }.findAll { it.remote != null }.each { ends[[it.netns, it.linkIndex]] << it.remote } }
    ends
}

static String ip(String place, String words) {
    place == 'host' ? "ip $words" : place.startsWith('netns/') || place.contains('/') ? "podwire nsenter $place -- ip $words"
        : "ip -n $place $words"
}
