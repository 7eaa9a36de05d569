/**
 * Watches a place's counters, and says which growth is trouble. Drops of links, queues and drivers; the processors' input queues; the
 * table of tracked connections; full accept queues.
 *
 * A lost packet now and then is normal: a link's losses are judged by their number and by their share of its packets.
 *
 * @name      counters-growth
 * @category  safe, counters
 * @needs     netns, net-admin
 * @param     at TargetRef = host where to look
 * @param     window Duration = 10s how long to watch
 * @param     least Integer = 10 so many losses of one counter are worth a word
 * @usage     podwire run counters-growth window=2s
 * @output
 *   losses
 *   SUBJECT        COUNTER     GROWTH  PERSECOND  SOURCE
 *   veth10 tbf 7:  drops       204     92.58      qdisc
 *   flannel.1      tx_dropped  1       0.454      link
 *
 *   fail nic-drop veth10 tbf 7: drops: 204 lost, 97.1 % of its packets
 *     veth10 tbf 7: drops grew by 204, 92.58 a second (counters in host)
 *     6 packets passed in the same time (counters in host)
 *     fix: podwire tc qdiscs --dev veth10
 */
def all = counters(at, for: window)
// What began or appeared in the window may have counted before, somewhere else.
def sure = all.findAll { it.change.name() != 'APPEARED' }
def losses = sure.findAll { it.concern.name() == 'LOSS' }
show('losses', losses.collect { [subject: it.subject, counter: it.name, growth: it.growth, perSecond: it.perSecond, source: it.source] })

def packets = { loss -> sure.findAll { it.linkIndex == loss.linkIndex && it.source.name() == 'LINK' && it.name in ['rx_packets', 'tx_packets'] }
    .collect { it.growth }.sum(0L) }
def judged = 0
def small = 0
losses.each { loss ->
    def facts = ["$loss.subject $loss.name grew by $loss.growth, ${loss.perSecond ?: 0} a second": "counters in $at"]
    def fix = null
    switch (loss.source.name()) {
        case 'LINK': case 'QDISC': case 'DRIVER':
            if (loss.growth < least) { small++; return }
            def passed = packets(loss)
            def share = loss.growth * 100.0 / (passed + loss.growth)
            facts["${passed} packets passed in the same time"] = "counters in $at"
            def words = "$loss.growth lost, ${share.setScale(1, java.math.RoundingMode.HALF_UP)} % of its packets"
            if (loss.source.name() == 'QDISC') fix = "podwire tc qdiscs --dev ${loss.subject.tokenize(' ')[0]}"
            share >= 1 ? fail('nic-drop', "$loss.subject $loss.name", words, evidence: facts, fix: fix)
                : warn('nic-drop', "$loss.subject $loss.name", words, evidence: facts, fix: fix)
            judged++
            break
        case 'SOFTNET':
            judged++
            fail('softnet-drop', "host $loss.subject", "$loss.growth packets found its input queue full", evidence: facts,
                fix: 'sysctl -w net.core.netdev_max_backlog=4096')
            break
        case 'CONNTRACK':
            judged++
            // insert_failed also counts two packets that raced to open one connection
            if (loss.name == 'insert_failed' && loss.growth < least) { small++; judged--; return }
            loss.name == 'insert_failed' ? warn('conntrack-full', "$at $loss.subject", "$loss.growth connections could not be added", evidence: facts)
                : fail('conntrack-full', "$at $loss.subject", "$loss.growth dropped for want of room ($loss.name)", evidence: facts,
                    fix: 'sysctl -w net.netfilter.nf_conntrack_max=…')
            break
        default:
            if (loss.name == 'ListenOverflows') {
                judged++
                fail('listen-backlog-full', at, "$loss.growth connections found an accept queue full", evidence: facts,
                    fix: 'podwire run listeners pod=…')
            } else if (loss.growth >= least) {
                judged++
                warn('packet-loss', "$at $loss.subject $loss.name", "it grew by $loss.growth", evidence: facts)
            } else {
                small++
            }
    }
}
sure.findAll { it.source.name() == 'SOFTNET' && it.name == 'time_squeeze' && it.growth >= least }.each {
    warn('cpu-saturated', "host $it.subject", "$it.growth times its time was up with packets still waiting",
        evidence: ["time_squeeze grew by $it.growth": 'counters'])
}
def table = counters(at, for: '0s', all: true).findAll { it.source.name() == 'CONNTRACK' && it.subject == 'table' }
def entries = table.find { it.name == 'entries' }?.last
def limit = table.find { it.name == 'limit' }?.last
if (entries != null && limit && entries * 100 >= limit * 90) {
    judged++
    (entries >= limit ? this.&fail : this.&warn)('conntrack-full', at, "$entries of $limit connections are tracked")
}
all.gaps.each { unknown('nic-drop', it.subject, it.reason) }
if (judged == 0) {
    ok('nic-drop', at, "${all.size()} counters grew, no loss of $least or more" + (small ? "; $small grew less" : ''))
}
