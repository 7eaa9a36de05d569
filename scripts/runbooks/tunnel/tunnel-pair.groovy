/**
 * Compares both ends of VXLAN and Geneve tunnels. The two must have the same id and UDP port, name each other's address, and should
 * have one MTU, and send from an address that their node still has. Ends are looked for in every network namespace of this node, and in
 * a snapshot of the node at the other end.
 *
 * Two ends belong together where each sends to the other's address, by its remote or by an entry of its forwarding database. Of several
 * tunnels between the same two hosts, those with the same id are a pair.
 *
 * @name      tunnel-pair
 * @category  safe, tunnel, mtu
 * @needs     netns
 * @param     link String? only tunnels with a link of this name at either end
 * @param     far String? file of a snapshot of the node at the other end
 * @usage     podwire run tunnel-pair
 * @output
 *   tunnels
 *   WHERE   LINK    KIND   ID      PORT  LOCAL           REMOTES         MTU
 *   vm-pod  vxlan0  vxlan  555006  8472  192.168.10.201  192.168.10.163  1400
 *   pod     vxlan1  vxlan  555005  4789  192.168.10.163  192.168.10.201  1450
 *
 *   fail tunnel-id-mismatch vxlan0 in vm-pod and vxlan1 in pod: id 555006 against
 *       555005: each throws the other's packets away
 *     vxlan0: id 555006 (links in vm-pod)
 *     vxlan1: id 555005 (links in pod)
 *   fail tunnel-port-mismatch vxlan0 in vm-pod and vxlan1 in pod: UDP port 8472
 *       against 4789: nobody listens where the packets go
 *     vxlan0: port 8472 (links in vm-pod)
 *     vxlan1: port 4789 (links in pod)
 *   warn mtu-mismatch vxlan0 in vm-pod and vxlan1 in pod: MTU 1400 against 1450
 *     vxlan0: mtu 1400 (links in vm-pod)
 *     vxlan1: mtu 1450 (links in pod)
 *     fix: podwire nsenter netns/pod -- ip link set dev vxlan1 mtu 1400
 */
import io.podwire.api.error.NotFound

def ends = []
def owned = [:].withDefault { [] as Set }
def unread = [:]
def read = { whose -> netns().each { place ->
    if (place.links == null) {
        unread[whose] = true
        return
    }
    def sent = there { fdb(in: place) }.findAll { it.remote != null }.groupBy { it.linkIndex }
    there { addresses(in: place) }.each { owned[whose] << it.address.address() }
    there { links(in: place) }.findAll { it.kind.kind() in ['vxlan', 'geneve'] && !it.kind.external }.each {
        // a multicast group is no far end
        def remotes = (it.kind.farEnd.name() == 'REMOTE' ? [it.kind.remote] : []) + (sent[it.index]*.remote ?: [])
        ends << [link: it, place: whose + place.label, far: whose != '', kind: it.kind, local: it.kind.kind() == 'vxlan' ? it.kind.local : null,
            remotes: remotes as Set, one: it.kind.farEnd.name() == 'REMOTE']
    }
} }
read('')
if (far != null) from(far) { read('far ') }
show('tunnels', ends.collect { [where: it.place, link: it.link.name, kind: it.kind.kind(), id: it.kind.id, port: it.kind.port,
    local: it.local, remotes: it.remotes.join(' '), mtu: it.link.mtu] })

def meets = { a, b -> !a.is(b) && a.kind.kind() == b.kind.kind() && b.local in a.remotes }
def both = { a, b -> meets(a, b) && meets(b, a) }
def paired = [] as Set
def pairs = []
// the same id first: several tunnels may run between two hosts
[{ a, b -> both(a, b) && a.kind.id == b.kind.id && a.kind.port == b.kind.port }, { a, b -> both(a, b) && a.kind.id == b.kind.id },
    { a, b -> both(a, b) && a.kind.port == b.kind.port }, both, { a, b -> meets(a, b) && a.kind.id == b.kind.id && a.one && b.one },
    // ends with many far ends: a node that sends here, and to whose address nothing is sent from here
    { a, b -> meets(b, a) && !meets(a, b) && a.kind.id == b.kind.id && a.far != b.far && !a.one && !b.one }].each { same ->
    ends.eachWithIndex { a, i ->
        ends.eachWithIndex { b, j ->
            def fresh = a.one || b.one ? !(i in paired) && !(j in paired) : !([i, j] as Set in paired)
            if (i != j && fresh && same(a, b)) {
                pairs << [a, b]
                paired.addAll(a.one || b.one ? [i, j] : [[i, j] as Set])
            }
        }
    }
}
pairs.findAll { a, b -> link == null || link in [a.link.name, b.link.name] }.each { a, b ->
    def name = "$a.link.name in $a.place and $b.link.name in $b.place"
    def said = { what, x, y -> ["$a.link.name: $what $x": "links in $a.place", "$b.link.name: $what $y": "links in $b.place"] }
    def wrong = 0
    if (a.kind.id != b.kind.id) {
        wrong++
        fail('tunnel-id-mismatch', name, "id $a.kind.id against $b.kind.id: each throws the other's packets away",
            evidence: said('id', a.kind.id, b.kind.id))
    }
    if (a.kind.port != b.kind.port) {
        wrong++
        fail('tunnel-port-mismatch', name, "UDP port $a.kind.port against $b.kind.port: nobody listens where the packets go",
            evidence: said('port', a.kind.port, b.kind.port))
    }
    if (!both(a, b)) {
        wrong++
        fail('tunnel-remote-mismatch', name, "one sends to ${a.remotes.join(', ')}, the other sends to ${b.remotes.join(', ')} from $b.local",
            evidence: said('remote', a.remotes.join(', '), b.remotes.join(', ')))
    }
    if (a.link.mtu != b.link.mtu) {
        wrong++
        warn('mtu-mismatch', name, "MTU $a.link.mtu against $b.link.mtu", evidence: said('mtu', a.link.mtu, b.link.mtu),
            fix: ("${place(a.link.mtu > b.link.mtu ? a : b)} ip link set dev ${(a.link.mtu > b.link.mtu ? a : b).link.name} " +
                "mtu ${Math.min(a.link.mtu, b.link.mtu)}").trim())
    }
    if (wrong == 0) ok('tunnel-id-mismatch', name, "id $a.kind.id, port $a.kind.port, MTU $a.link.mtu at both ends")
}
ends.findAll { it.local != null && !it.local.unspecified() && !unread[it.far ? 'far ' : ''] && !(it.local in owned[it.far ? 'far ' : '']) && (link == null || it.link.name == link) }.each { end ->
    fail('underlay-unreachable', "$end.link.name in $end.place", "it sends from $end.local, and expects packets there, which no link of its node has",
        evidence: ["$end.link.name: local $end.local": "links in $end.place", "no link has $end.local": 'addresses'])
}
def here = ends*.local as Set
ends.findAll { !it.far && (link == null || it.link.name == link) }.each { end ->
    def elsewhere = end.remotes.findAll { !(it in here) }
    if (elsewhere) {
        unknown('tunnel-id-mismatch', "$end.link.name in $end.place",
            "${elsewhere.size() > 3 ? elsewhere.size() + ' far ends are' : elsewhere.join(', ') + (elsewhere.size() == 1 ? ' is' : ' are')} not on this host${far == null ? '; far=FILE takes a snapshot of that node' : ''}")
    }
}
if (ends.empty) skip('tunnel-id-mismatch', 'host', 'there is no VXLAN or Geneve link')

/** Pods end while one looks: what is gone has nothing. */
List there(question) {
    try {
        question()
    } catch (NotFound gone) {
        []
    }
}

static String place(end) {
    if (end.far) return 'on the far node:'
    end.place == 'host' ? '' : "podwire nsenter ${end.place.contains('/') ? end.place : 'netns/' + end.place} --"
}
