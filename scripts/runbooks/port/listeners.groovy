/**
 * Shows who listens in a pod, and whether others can reach it. A port that is only on the loopback takes connections from the pod itself
 * alone; a port where nobody listens refuses them; a full accept queue drops them.
 *
 * @name      listeners
 * @category  safe, port
 * @needs     netns
 * @param     pod TargetRef whose listeners
 * @param     port Integer? the port that others should reach; without it every port is looked at
 * @param     protocol tcp|udp = tcp of that port
 * @usage     podwire run listeners pod=shop/web-0
 * @output
 *   listeners
 *   PORT  PROTOCOL  ON         REACH   WAITING  LIMIT  PROGRAMS
 *   80    tcp       ::         others  0        128    python3
 *   9090  tcp       127.0.0.1  itself  0        128    python3
 *
 *   warn port-loopback-only shop/web-0 tcp port 9090: only on 127.0.0.1: no other
 *       pod and no node can reach it
 *     listens on 127.0.0.1 (sockets in shop/web-0)
 *   ok port-closed shop/web-0: others can reach tcp 80
 */
def place = findpod(pod).one()
if (place.netns == null) {
    unknown('port-closed', place, 'its network namespace is not on this host')
    return
}
def all = sockets(place, listening: true, processes: true)
def groups = all.groupBy { [it.protocol, it.localPort] }.sort { it.key[0] + String.format('%05d', it.key[1]) }
show('listeners', groups.collect { key, sockets ->
    [port: key[1], protocol: key[0], on: sockets*.local.join(' '), reach: reach(sockets),
        waiting: key[0] == 'tcp' ? sockets*.receiveQueue.join(' ') : null,
        limit: key[0] == 'tcp' ? sockets*.sendQueue.join(' ') : null,
        programs: sockets.collectMany { it.programs ?: [] }.unique().join(' ')]
})
if (port != null && !groups.containsKey([protocol, port])) {
    def near = groups.keySet().findAll { it[0] == protocol }.collect { it[1] }
    fail('port-closed', "$place.label $protocol port $port", near ? "nobody listens there; there are ${near.join(', ')}" : 'nobody listens there',
        evidence: ["${all.size()} listeners, none on port $port": "sockets in $place.label"])
}
groups.findAll { key, sockets -> port == null || key == [protocol, port] }.each { key, sockets ->
    def what = "$place.label ${key[0]} port ${key[1]}"
    def who = sockets.collectMany { it.programs ?: [] }.unique().join(', ')
    def facts = sockets.collect { [("listens on $it.local".toString()): "sockets in $place.label"] }
    def full = sockets.findAll { it.protocol == 'tcp' && it.sendQueue >= 0 && it.receiveQueue > it.sendQueue }
    full.each {
        fail('listen-backlog-full', what, "$it.receiveQueue connections wait to be accepted, the limit is $it.sendQueue; new ones are dropped",
            evidence: facts + [("${who ?: 'a program'} does not accept fast enough".toString()): 'sockets'])
    }
    if (reach(sockets) == 'itself') {
        def words = "only on ${sockets*.local.join(', ')}: no other pod and no node can reach it"
        port == null ? warn('port-loopback-only', what, words, evidence: facts)
            : fail('port-loopback-only', what, words, evidence: facts, fix: "make ${who ?: 'the program'} listen on 0.0.0.0 or ::")
    } else if (full.empty && port != null) {
        ok('port-closed', what, "it listens on ${sockets*.local.join(', ')}")
    }
}
if (port == null && groups.any { reach(it.value) != 'itself' }) {
    ok('port-closed', place, "others can reach ${groups.findAll { reach(it.value) != 'itself' }.collect { "${it.key[0]} ${it.key[1]}" }.join(', ')}")
}

static String reach(sockets) {
    def open = sockets.findAll { !it.local.loopback() }
    open.empty ? 'itself'
        : open.every { it.local.v6() && it.onlyV6 } ? 'others, IPv6'
        : open.every { !it.local.v6() } ? 'others, IPv4' : 'others'
}
