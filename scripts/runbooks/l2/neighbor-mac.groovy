/**
 * Finds neighbor entries whose MAC is not that of the link which owns the address. Such an entry sends frames that their receiver
 * throws away: requests arrive, and no answer leaves.
 *
 * From the link of each entry the way of a frame is followed over cables, bridges, Open vSwitch, tc redirects and tunnels to the links
 * where it comes to a stack. Only an owner found there counts: the same address in another network is nothing to this one. A link
 * whose frames are all redirected is passed through and owns nothing, though it may have the address too. Any MAC of the owner's
 * namespace will do, since Linux answers for all its addresses on each of its links.
 *
 * A gateway that nobody has, as 169.254.1.1 of Calico and Azure, is answered for by the other end of the pod's cable: a permanent entry
 * of it must have the MAC of that link.
 *
 * A pod's address that is only on links which pass all frames on, and not on the one where they end, is missing there.
 *
 * Behind a tunnel to another node the way goes on in a snapshot of that node, where one is given.
 *
 * @name      neighbor-mac
 * @category  safe, l2, tunnel
 * @needs     netns
 * @param     pod TargetRef? only entries of this pod's addresses, and its own
 * @param     far String? file of a snapshot of the node at the other end of the tunnel
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

// Links are known by [host, namespace, index]: two machines may number their namespaces alike. The host is '' here and 'far ' beyond.
def labels = [:]
def known = [:]
def macs = [:].withDefault { [] as Set }
def ports = [:].withDefault { [] }
def redirects = [:]
def ends = [:].withDefault { [] as Set }
def peer = [:]
def holders = [:].withDefault { [] }
def switched = [:]
def read = { host ->
    def places = netns().findAll { it.links != null }
    def key = { [host, it.netns, it.index] }
    places.each { place ->
        labels[[host, place.inode]] = host + place.label
        there { links(in: place) }.each {
            known[key(it)] = it
            if (it.mac != null) macs[[host, it.netns]] << it.mac
            if (it.master != null) ports[[host, it.netns, it.master]] << key(it)
        }
        there { addresses(in: place) }.each { holders[it.address.address()] << [host, it.netns, it.linkIndex] }
        there { tc(in: place) }.findAll { it.parent == 'ingress' && it.matchesAll && it.protocol == 'all' }.each { filter ->
            def redirect = filter.actions*.redirect.find { it?.mode == 'redirect' }
            if (redirect != null) redirects[[host, filter.netns, filter.linkIndex]] = [to: [host, filter.netns, redirect.linkIndex], out: redirect.direction == 'egress']
        }
        there { fdb(in: place) }.findAll { it.remote != null }.each { ends[[host, it.netns, it.linkIndex]] << it.remote }
    }
    veth().findAll { it.far != null }.each {
        peer[key(it.near)] = key(it.far)
        peer[key(it.far)] = key(it.near)
    }
    def root = places.find { it.label == 'host' }?.inode
    def named = known.findAll { it.key[0] == host && it.key[1] == root }.collectEntries { [it.value.name, it.key] }
    ovs().each { bridge -> bridge.ports.collectMany { it.interfaces }.each { port ->
        switched[named[port.name] ?: [host, port.name]] = [bridge: [host, bridge.name], port: port]
    } }
    places
}
def places = read('')
if (far != null) from(far) { read('far ') }
def tunnels = known.findAll { key, link -> link.kind.kind() == 'vxlan' && link.kind.local != null }
def place = { key -> labels[key[0..1]] }

// Where a frame goes that leaves by a link: into the stacks behind `arrivals`, over `passed` links that only hand it on.
def leave
def arrive
def cross
leave = { key, seen ->
    def link = known[key]
    if (link == null || !seen.left.add(key)) return
    if (peer[key] != null) {
        arrive(peer[key], seen)
    } else if (switched[key]?.port?.type == 'internal') {
        cross(switched[key].bridge, key, seen)
    } else if (link.kind.kind() == 'bridge') {
        ports[key].each { leave(it, seen) }
    } else if (link.kind.kind() == 'vxlan') {
        def remotes = ([link.kind.remote] + ends[key]).findAll { it != null }
        tunnels.findAll { it.value.kind.id == link.kind.id && it.value.kind.port == link.kind.port && it.value.kind.local in remotes }
            .each { arrive(it.key, seen) }
        seen.beyond.addAll(remotes - tunnels.values()*.kind*.local)
    }
}
cross = { bridge, from, seen ->
    if (bridge == null || !seen.left.add(bridge)) return
    switched.findAll { it.value.bridge == bridge && it.key != from }.each { key, one ->
        if (one.port.type == 'internal') seen.stacks << key
        else if (one.port.type == 'patch') cross(switched.find { it.value.port.name == one.port.options.peer }?.value?.bridge, null, seen)
        else if (one.port.options.remote_ip != null) seen.beyond << one.port.options.remote_ip
        else leave(key, seen)
    }
}
arrive = { key, seen ->
    def link = known[key]
    if (link == null || !seen.arrived.add(key)) return
    def redirect = redirects[key]
    if (redirect != null) {
        seen.passed << key
        redirect.out ? leave(redirect.to, seen) : arrive(redirect.to, seen)
    } else if (switched.containsKey(key) && switched[key].port.type != 'internal') {
        cross(switched[key].bridge, key, seen)
    } else if (link.master != null) {
        def master = [key[0], key[1], link.master]
        seen.stacks << master
        leave(master, seen)
    } else {
        seen.stacks << key
    }
}

// Neighbors of one link share its way.
def ways = [:]
def way = { key -> ways.computeIfAbsent(key) {
    def seen = [left: [] as Set, arrived: [] as Set, passed: [], stacks: [], beyond: [] as Set]
    leave(key, seen)
    seen
} }

// The other end of a cable that leads to one stack and no further, where that end answers for what its node does not have.
def shared = known.values().findAll { it.kind.kind() in ['macvlan', 'macvtap', 'ipvlan', 'ipvtap'] }*.parent as Set
def proxy = { entry, seen ->
    def end = peer[['', entry.netns, entry.linkIndex]]
    'PERMANENT' in entry.states && end != null && seen.stacks == [end] && seen.arrived == [end] as Set && !(end[2] in shared) ? known[end] : null
}

def wanted = pod == null ? null : findpod(pod).collectMany { it.links*.addresses.flatten() }*.address() as Set
if (wanted != null && wanted.empty) {
    unknown('neighbor-mac-mismatch', pod, 'its addresses are not known on this host')
}
def own = pod == null ? [] : findpod(pod)*.netns*.inode
def looked = 0
def wrong = 0
def away = 0
places.each { here ->
    there { neighbors(in: here) }.findAll { it.mac != null && !it.proxy && (wanted == null || it.address in wanted || it.netns in own) }.each { entry ->
        def seen = way(['', entry.netns, entry.linkIndex])
        def reached = seen.stacks.findAll { known[it] != null }*.getAt(0..1) as Set
        def owners = (holders.get(entry.address) ?: []).findAll { it[0..1] in reached && known[it] != null && !(it in seen.passed) }
        def through = seen.passed.collect { "${known[it].name} redirects to ${known[redirects[it].to]?.name}" }
        if (owners.empty) {
            def end = proxy(entry, seen)
            if (end != null) {
                looked++
                if (entry.mac in macs[['', end.netns]]) return
                wrong++
                def name = "$end.name in ${labels[['', end.netns]]}"
                fail('neighbor-mac-mismatch', [entry, "in $here.label"], "$entry.mac, $name at the other end of its cable has $end.mac",
                    evidence: ["$entry.address is at $entry.mac (permanent)": "neighbors in $here.label",
                        "$end.name has $end.mac": "links in ${labels[['', end.netns]]}"],
                    fix: ip(here.label, "neigh replace $entry.address lladdr $end.mac dev $entry.link nud permanent"))
                return
            }
            def passing = (holders.get(entry.address) ?: []).find { it in seen.passed }
            def stops = seen.stacks.findAll { known[it] != null && it[0..1] != passing?.getAt(0..1) }
            if (passing != null && seen.beyond.empty && stops.size() == 1) {
                looked++
                wrong++
                def last = "${known[stops[0]].name} in ${place(stops[0])}"
                fail('address-missing', "$entry.address on $last", "its frames end there, and it does not have the address",
                    evidence: ["${known[passing].name} in ${place(passing)} has it, and passes on what comes in": "addresses, tc in ${place(passing)}",
                        "$last does not have it": "addresses in ${place(stops[0])}"])
                return
            }
            away++
            if (wanted != null && entry.address in wanted && seen.beyond) {
                unknown('neighbor-mac-mismatch', [entry, "in $here.label"],
                    "its frames go into a tunnel to ${seen.beyond.join(', ')}, whose links are not on this host" +
                        (far == null ? '; far=FILE takes a snapshot of that node' : ''), evidence: through)
            }
            return
        }
        looked++
        if (owners.any { entry.mac in macs[it[0..1]] }) return
        def owner = known[owners[0]]
        def facts = ["$entry.address is at $entry.mac (${entry.states.join(', ').toLowerCase()})": "neighbors in $here.label",
            "$owner.name has $owner.mac and the address": "links, addresses in ${place(owners[0])}"]
        through.each { facts[it] = 'tc' }
        // A link that passes everything on may share its address with the one behind: there it is the owner's MAC that is wrong.
        def twin = seen.passed.find { known[it].mac == entry.mac }
        def fix = twin ? ip(place(owners[0]), "link set dev $owner.name address $entry.mac")
            : ip(here.label, "neigh replace $entry.address lladdr $owner.mac dev $entry.link nud reachable")
        wrong++
        def lasting = entry.states.any { it in ['REACHABLE', 'PERMANENT', 'NOARP'] }
        def words = "$entry.mac, owner $owner.name in ${place(owners[0])} has $owner.mac"
        lasting ? fail('neighbor-mac-mismatch', [entry, "in $here.label"], words, evidence: facts, fix: fix)
            : warn('neighbor-mac-mismatch', [entry, "in $here.label"], words + '; it is asked again on its next use',
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

static String ip(String place, String words) {
    place == 'host' ? "ip $words" : place.startsWith('far ') ? "on the far node: ${ip(place.substring(4), words)}"
        : place.startsWith('netns/') || place.contains('/') ? "podwire nsenter $place -- ip $words"
        : "ip -n $place $words"
}
