/**
 * Tells whether big packets pass to a host. The largest that does is searched for and compared with the MTU of every link of the way over this
 * machine; where larger ones vanish, the link that swallows them is named.
 *
 * @name      big-packets
 * @category  probes, mtu
 * @needs     netns, live
 * @param     from TargetRef = host where to send from
 * @param     to String where to: an address, a pod, a name
 * @param     least Integer = 1280 packets of so many bytes should pass
 * @usage     podwire run big-packets to=10.244.1.10
 * @output
 *   unknown mtu-black-hole 10.244.1.10 from host: a snapshot only answers: nothing
 *       can be sent from it
 */
import io.podwire.api.error.Unsupported

try {
    def search = mtu(to, in: from)
    search.each { }
    def found = search.summary
    show('way', found.way.collect { [link: it.link, place: it.place, kind: it.kind, mtu: it.mtu, tunnels: it.overhead, takes: it.fits()] })
    found.verdicts.each {
        "${it.verdict.name().toLowerCase()}"(it.code, "$to from $from", it.words, evidence: it.evidence.collect { k, v -> "$k: $v".toString() })
    }
    if (found.passes != null && found.passes < least) {
        fail('mtu-mismatch', "$to from $from", "only $found.passes bytes pass, and $least should")
    }
    found.exceptions.findAll { it.caused() }.each { println "left a route exception in $it.place: MTU $it.after" }
} catch (Unsupported noKernel) {
    unknown('mtu-black-hole', "$to from $from", noKernel.message)
}
