/**
 * Compares the ports of bridges with the pods of the node. Finds bridge ports that lead to no pod, ports whose other end is gone, and
 * pods whose cable ends on no bridge, route, redirect or program that would lead on; of Linux bridges and of Open vSwitch.
 *
 * @name      bridge-ports
 * @category  safe, l2, pods
 * @needs     netns
 * @usage     podwire run bridge-ports
 * @output
 *   bridge ports
 *   BRIDGE  PORT    STATE       LEADSTO   LINK
 *   cni0    veth10  forwarding  cni-cart  eth0
 *   cni0    veth12  forwarding  cni-gone  eth0
 *
 *   warn link-stray veth12 on cni0: it leads to cni-gone, where no pod lives
 *     veth12 leads to eth0 in cni-gone (both-ends) (veth)
 *     no pod in cni-gone (pods)
 *     fix: podwire findpod netns/cni-gone
 *   fail bridge-port-missing shop/web-0 veth11: it is on no bridge, and no route,
 *       redirect or program leads over it
 *     veth11 has no master (links in host)
 *     no route to 10.244.1.11, fd00:244:1::11 over veth11 (routes in host)
 *     no filter on veth11 (tc in host)
 *     fix: ip link set dev veth11 master cni0
 */
def links = links(in: 'host')
def byIndex = links.collectEntries { [it.index, it] }
def pairs = veth()
def farEnd = pairs.findAll { it.near.place == 'host' }.collectEntries { [it.near.index, it] }
def pods = pods().findAll { !it.hostNetwork && it.netns != null }
def routes = routes(in: 'host').findAll { it.type == 'unicast' && !it.destination.address().linkLocal() && it.destination.prefixLength() > 0 }
def filtered = tc(in: 'host')*.linkIndex as Set
def ovs = ovs()
def ovsPorts = ovs.collectMany { bridge -> bridge.ports.collectMany { port -> port.interfaces.collect { [bridge: bridge.name, port: it] } } }
    .collectEntries { [it.port.name, it] }

show('bridge ports', links.findAll { it.master != null }.collect {
    def far = farEnd[it.index]?.far
    [bridge: ovsPorts[it.name]?.bridge ?: it.masterName, port: it.name, state: it.port?.kind() == 'bridge' ? it.port.state : it.operState,
        leadsTo: far?.place, link: far?.name]
})

def good = 0
def wrong = 0
links.findAll { it.master != null && it.index in farEnd.keySet() }.each {
    def pair = farEnd[it.index]
    def bridge = ovsPorts[it.name]?.bridge ?: it.masterName
    if (pair.far == null) {
        unknown('veth-peer-missing', "$it.name on $bridge", 'its other end is in a namespace that is not seen from here')
    } else if (pair.far.pod == null && pair.far.place != 'host') {
        wrong++
        warn('link-stray', "$it.name on $bridge", "it leads to ${pair.far.place}, where no pod lives",
            evidence: ["$it.name leads to $pair.far.name in $pair.far.place (${pair.proof.name().toLowerCase().replace('_', '-')})": 'veth',
                "no pod in $pair.far.place": 'pods'],
            fix: "podwire findpod ${pair.far.place.contains('/') ? pair.far.place : 'netns/' + pair.far.place}")
    } else {
        good++
    }
}
ovsPorts.each { name, one ->
    if (one.port.error != null) {
        wrong++
        fail('bridge-port-missing', "$name on $one.bridge", "Open vSwitch could not add it: $one.port.error",
            evidence: ["interface $name: $one.port.error": 'ovs'], fix: "ovs-vsctl del-port $one.bridge $name")
    }
}

pods.each { one ->
    def cables = pairs.findAll { it.near.netns == one.netns || it.far?.netns == one.netns }
    def who = one.namespace == null ? one.name ?: one.sandbox : "$one.namespace/$one.name"
    if (cables.empty) {
        skip('bridge-port-missing', who, 'it has no cable to this node: its network is made another way')
        return
    }
    cables.collect { it.near.place == 'host' ? it.near : it.far?.place == 'host' ? it.far : null }.findAll { it != null }.each { end ->
        def link = byIndex[end.index]
        def routed = routes.any { route -> end.index in route.nextHops*.linkIndex && one.addresses.any { route.destination.contains(it) } }
        // in Open vSwitch's user-space datapath a port has no master that the kernel knows of
        def leads = link?.master != null || ovsPorts.containsKey(end.name) ? 'bridge' : routed ? 'route' : end.index in filtered ? 'tc' : link?.programs ? 'program' : null
        if (link?.port?.kind() == 'openvswitch' && !ovsPorts.containsKey(end.name)) {
            ovs.gaps ? unknown('bridge-port-missing', [who, end.name], 'it is a port of Open vSwitch, whose database could not be asked')
                : fail('bridge-port-missing', [who, end.name], 'the kernel has it as a port of Open vSwitch, and the database does not',
                    evidence: ["master of $end.name is ${link.masterName}": 'links in host', "no interface $end.name": 'ovs'])
        } else if (leads == null) {
            wrong++
            def usual = links.findAll { it.kind.kind() == 'bridge' && it.up() }*.name
            fail('bridge-port-missing', [who, end.name], 'it is on no bridge, and no route, redirect or program leads over it',
                evidence: ["$end.name has no master": 'links in host', "no route to ${one.addresses.join(', ')} over $end.name": 'routes in host', "no filter on $end.name": 'tc in host'],
                fix: usual.size() == 1 ? "ip link set dev $end.name master ${usual[0]}" : null)
        } else {
            good++
        }
    }
}
ovs.gaps.each { unknown('bridge-port-missing', it.subject, it.reason) }
if (good > 0 && wrong == 0) ok('bridge-port-missing', 'host', "cables that lead where they should: $good")
