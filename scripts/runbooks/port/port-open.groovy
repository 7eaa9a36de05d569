/**
 * Tells whether a port is open from a pod, and if it is not, which of the reasons it is. Connections are opened from there; then, where the
 * target is a pod of this host, its listeners are looked at: nobody listens, only on the loopback, or its accept queue is full. Where
 * somebody listens and nothing comes back, a rule on the way drops it.
 *
 * @name      port-open
 * @category  probes, port
 * @needs     netns, live
 * @param     from TargetRef = host where to connect from
 * @param     to String where to: an address, a pod, a name
 * @param     port Integer which TCP port
 * @param     count Integer = 3 how many connections
 * @usage     podwire run port-open to=shop/web-0 port=80
 * @output
 *   unknown port-closed shop/web-0 tcp port 80 from host: a snapshot only answers:
 *       nothing can be sent from it
 *   ok port-loopback-only shop/web-0 tcp port 80 from host: it listens on ::
 */
import io.podwire.api.error.BadUse
import io.podwire.api.error.NotFound
import io.podwire.api.error.Unsupported

def what = "$to tcp port $port from $from"
def silent = false
try {
    def probing = paping([to], port: [port as String], count: count as Long, in: from)
    probing.each { }
    probing.summary.targets.each { target ->
        silent = target.verdicts.any { it.rule.name() == 'SILENT' }
        def first = target.verdicts[0]
        "${first.verdict.name().toLowerCase()}"(first.code, what, first.words, evidence: first.evidence.collect { k, v -> "$k: $v".toString() })
        if (target.before?.freeLocalPorts() == 0) fail('ephemeral-ports-exhausted', from, 'no local port is left')
        if (target.before?.freeConnections() == 0L) fail('conntrack-full', from, 'the table of tracked connections is full')
    }
} catch (Unsupported noKernel) {
    unknown('port-closed', what, noKernel.message)
}

def place = null
try {
    place = findpod(to).find { it.netns != null }
} catch (NotFound | BadUse elsewhere) {
    // its listeners can only be looked at where it runs
}
if (place != null) {
    def there = sockets(place, listening: true).findAll { it.protocol == 'tcp' && it.localPort == port }
    def facts = there.collect { ["listens on $it.local".toString(), "sockets in $place.label".toString()] }.collectEntries()
    def full = there.findAll { it.sendQueue >= 0 && it.receiveQueue > it.sendQueue }
    if (there.empty) {
        fail('port-closed', what, 'nobody listens there', evidence: ["no listener on port $port": "sockets in $place.label"])
    } else if (there.every { it.local.loopback() }) {
        fail('port-loopback-only', what, "it listens on ${there*.local.join(', ')} only", evidence: facts)
    } else if (full) {
        fail('listen-backlog-full', what, "${full[0].receiveQueue} connections wait to be accepted, the limit is ${full[0].sendQueue}", evidence: facts)
    } else if (silent) {
        fail('filter-drop', what, 'it listens, and nothing comes back: a rule on the way drops it', evidence: facts)
    } else {
        ok('port-loopback-only', what, "it listens on ${there*.local.join(', ')}")
    }
}
