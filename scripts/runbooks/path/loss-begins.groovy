/**
 * Tells where loss begins on the way to a host. Rounds of probes with growing TTL go there, one a second, since routers answer no faster;
 * the verdict tells loss that begins at a hop from a hop that only limits its own answers.
 *
 * @name      loss-begins
 * @category  probes, path
 * @needs     netns, live
 * @param     from TargetRef = host where to look from
 * @param     to String where to: an address, a pod, a name
 * @param     rounds Integer = 20 how many
 * @param     protocol icmp|udp|tcp = icmp what the probes are made of
 * @usage     podwire run loss-begins to=10.244.1.10 rounds=2
 * @output
 *   unknown packet-loss 10.244.1.10 from host: a snapshot only answers: nothing can
 *       be sent from it
 */
import io.podwire.api.error.Unsupported

try {
    def looking = mtrProbe(to, report: true, noDns: true, reportCycles: rounds as Long, udp: protocol == 'udp', tcp: protocol == 'tcp', in: from)
    looking.each { }
    def path = looking.summary
    show('hops', path.hops.collect { [hop: it.hop, address: it.addresses ? it.addresses[0].address : null, sent: it.sent, answered: it.answered,
        loss: it.lossPercent, limited: it.limited] })
    path.verdicts.each {
        "${it.verdict.name().toLowerCase()}"(it.code, "$to from $from", it.words, evidence: it.evidence.collect { k, v -> "$k: $v".toString() })
    }
} catch (Unsupported noKernel) {
    unknown('packet-loss', "$to from $from", noKernel.message)
}
