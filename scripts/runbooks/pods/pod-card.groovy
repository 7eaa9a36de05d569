/**
 * Shows all there is to know of one pod's network on one page. Its place, both ends of its cables, addresses, routes, neighbors and
 * sockets; and says what is plainly wrong with them: a link that is down, a cable without its other end, no address, a gateway that
 * does not answer.
 *
 * @name      pod-card
 * @category  safe, pods, l2, l3
 * @needs     netns
 * @param     pod TargetRef whose card; anything that findpod takes
 * @usage     podwire run pod-card pod=shop/cart-0
 * @output
 *   place
 *   POD          FOUND            STATE    NETNS     PID
 *   shop/cart-0  pod shop/cart-0  running  cni-cart  261
 *
 *   cables
 *   LINK  LEADSTO  ITSLINK  BRIDGE  PROOF      INDEXES
 *   eth0  host     veth10   cni0    both-ends  2 5
 *
 *   addresses
 *   INDEX  LINK  ADDRESS                  SCOPE   FLAGS
 *       2  eth0  10.244.1.10/24           global  permanent
 *       2  eth0  fd00:244:1::10/64        global  nodad,permanent
 *       2  eth0  fe80::800:ff:fe00:10/64  link    permanent
 *
 *   routes
 *   DESTINATION      VIA            LINK  SOURCE       TABLE  PROTOCOL  METRIC
 *   0.0.0.0/0        10.244.1.1     eth0  -            main   boot           0
 *   10.244.1.0/24    -              eth0  10.244.1.10  main   kernel         0
 *   fd00:244:1::/64  -              eth0  -            main   kernel       256
 *   fe80::/64        -              eth0  -            main   kernel       256
 *   ::/0             fd00:244:1::1  eth0  -            main   boot        1024
 *
 *   neighbors
 *   ADDRESS              LINK  MAC                STATE  USED  CONFIRMED
 *   10.244.1.1           eth0  0a:00:00:00:00:01  STALE   39s        39s
 *   10.244.1.11          eth0  0a:00:00:00:00:11  STALE   45s        45s
 *   fd00:244:1::1        eth0  0a:00:00:00:00:01  STALE   39s        39s
 *   fe80::800:ff:fe00:1  eth0  0a:00:00:00:00:01  STALE   29s        29s
 *
 *   sockets
 *   PROTOCOL  STATE   RECV-Q  SEND-Q  LOCAL         PEER
 *   tcp       LISTEN       0     128  0.0.0.0:8080  0.0.0.0:*
 *
 *   ok link-down shop/cart-0: 1 link up, 2 addresses, 1 cable
 */
def place = findpod(pod).one()
show('place', [[pod: place.label, found: "$place.match.by $place.match.value", state: state(place), netns: place.netns?.label(),
    pid: place.pod?.pids ? place.pod.pids[0] : null]])
if (place.netns == null) {
    unknown('address-missing', place, 'its network namespace is not on this host')
    return
}

def links = links(place)
def addresses = addresses(place)
def neighbors = neighbors(place)
def routes = routes(place).findAll { it.type == 'unicast' }
def cables = veth(place)
show('cables', cables.collect { [link: it.near.name, leadsTo: it.far?.place, itsLink: it.far?.name,
    bridge: it.far?.master, proof: it.proof, indexes: "$it.near.index ${it.far?.index}"] })
show('addresses', addresses.findAll { !it.address.address().loopback() })
show('routes', routes)
show('neighbors', neighbors)
def sockets = sockets(place, all: true)
// a busy server has thousands that only wait for their time to pass
def (waiting, alive) = sockets.split { it.state == 'TIME-WAIT' }
show('sockets', alive)
if (waiting) {
    println "and ${waiting.size()} in TIME-WAIT\n"
}

def carriers = links.findAll { it.hardware != 'loopback' }
carriers.findAll { !it.up() }.each {
    fail('link-down', [place, it], 'it is set down', evidence: ["$it.name is $it.operState": "links in $place.label"],
        fix: "podwire nsenter $place.label -- ip link set $it.name up")
}
carriers.findAll { it.up() && it.carrier == false }.each {
    fail('link-no-carrier', [place, it], 'it is set up and the other end is down or gone',
        evidence: ["$it.name is $it.operState": "links in $place.label"])
}
cables.findAll { it.far == null }.each {
    unknown('veth-peer-missing', [place, it.near.name], "its other end is in a namespace that is not seen from here")
}
def owned = addresses.findAll { !it.address.address().loopback() && !it.address.address().linkLocal() }
if (owned.empty && !place.pod?.conditions?.any { it.name() == 'USER_SPACE_NETWORK' }) {
    fail('address-missing', place, 'none of its links has an address', evidence: ['links': carriers*.name.join(', ')])
}
def gateways = routes.collectMany { it.nextHops }.findAll { it.gateway != null }*.gateway as Set
def deaf = neighbors.findAll { it.address in gateways && 'FAILED' in it.states }
deaf.each {
    fail('neighbor-failed', [place, it], 'its gateway does not answer', evidence: ["it is ${it.states.join(', ').toLowerCase()}": "neighbors in $place.label"])
}
if (carriers.every { it.up() && it.carrier != false } && owned && deaf.empty) {
    ok('link-down', place, "${carriers.size()} link up, ${owned.size()} addresses, ${cables.size()} cable")
}

static String state(place) {
    place.pod == null ? place.kind.name().toLowerCase() :
        place.pod.conditions ? place.pod.conditions*.name().join(', ').toLowerCase().replace('_', '-') : 'running'
}
