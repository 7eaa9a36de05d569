/**
 * Tells whether a port is open from a pod, and if it is not, which of the reasons it is. Connections are opened from there; then, where the
 * target is a pod of this host, its listeners are looked at: nobody listens, only on the loopback, or its accept queue is full. Where
 * somebody listens and nothing comes back, a rule on the way drops it. What the listeners explain is not told of the probes again.
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
def probed = []
try {
    def probing = paping([to], port: [port as String], count: count as Long, in: from)
    probing.each { }
    probed = probing.summary.targets
} catch (Unsupported noKernel) {
    unknown('port-closed', what, noKernel.message)
}
def open = probed.any { it.figures.answered() + it.figures.late() > 0 }
def silent = probed.any { it.figures.timedOut() > 0 }

def place = null
try {
    place = findpod(to).find { it.netns != null }
} catch (NotFound | BadUse elsewhere) {
    // its listeners can only be looked at where it runs
}
def there = place == null ? [] : sockets(place, listening: true).findAll { it.protocol == 'tcp' && it.localPort == port }
def cause = place == null || open ? null : causeOf(there, silent)
if (cause != null) {
    def facts = there.collect { "listens on $it.local".toString() } ?: ["no listener on port $port".toString()]
    fail(cause.code, what, cause.words, evidence: facts.collectEntries { [it, "sockets in $place.label".toString()] })
} else if (there.any { !it.local.loopback() }) {
    ok('port-loopback-only', what, "it listens on ${there*.local.join(', ')}")
}
probed.each { target ->
    def first = target.verdicts[0]
    if (cause?.explains != first.rule.name()) {
        "${first.verdict.name().toLowerCase()}"(first.code, what, first.words, evidence: first.evidence.collect { k, v -> "$k: $v".toString() })
    }
    if (target.before?.freeLocalPorts() == 0) fail('ephemeral-ports-exhausted', from, 'no local port is left')
    if (target.before?.freeConnections() == 0L) fail('conntrack-full', from, 'the table of tracked connections is full')
}

/** What those who listen there, or don't, explain of probes that nobody answered; null where they explain nothing. */
static Map causeOf(there, boolean silent) {
    def full = there.find { it.sendQueue >= 0 && it.receiveQueue > it.sendQueue }
    there.empty ? [code: 'port-closed', explains: 'REFUSED', words: 'nobody listens there']
        : there.every { it.local.loopback() } ? [code: 'port-loopback-only', explains: 'REFUSED', words: "it listens on ${there*.local.join(', ')} only"]
        : full ? [code: 'listen-backlog-full', explains: 'SILENT',
            words: "$full.receiveQueue connections wait to be accepted, the limit is $full.sendQueue"]
        : silent ? [code: 'filter-drop', explains: 'SILENT', words: 'it listens, and nothing comes back: a rule on the way drops it']
        : null
}
