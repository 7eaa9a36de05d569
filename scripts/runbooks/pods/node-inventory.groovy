/**
 * Shows what a node's network is made of. Network namespaces and who lives there, pods, links by their role, the network plug-in and how
 * it was told; and every place that could not be read.
 *
 * @name      node-inventory
 * @category  safe, inventory, pods, cni
 * @needs     netns
 * @usage     podwire run node-inventory
 * @output
 *   namespaces
 *   NAMESPACE  POD          ADDRESSES             LINKS                 HELDBY
 *   host       -            192.168.10.11 10.24…  eth0 flannel.1 cni0…  process
 *   worker-2   -            192.168.10.12 10.24…  eth0 flannel.1        name
 *   cni-cart   shop/cart-0  10.244.1.10 fd00:24…  eth0                  name process
 *   cni-web    shop/web-0   10.244.1.11 fd00:24…  eth0                  name process
 *
 *   pods
 *   NAMESPACE  NAME    ADDRESSES                   HOST-LINKS  PID  STATE
 *   shop       cart-0  10.244.1.10,fd00:244:1::10  veth10      261  running
 *   shop       web-0   10.244.1.11,fd00:244:1::11  veth11      273  running
 *
 *   links by role
 *   ROLE      COUNT  LINKS
 *   loopback  1      lo
 *   cable     3      eth0 veth10 veth11
 *   tunnel    1      flannel.1
 *   bridge    1      cni0
 *
 *   network plug-in
 *   PLUGIN   FOUND                                KNOWN
 *   flannel  at work: routes lead over its links  links: flannel.1
 *
 *   ok cni-agent-not-ready flannel: at work: routes lead over its links
 *     links: flannel.1 (doctor)
 */
def namespaces = netns()
def pods = pods()
def links = links(in: 'host')
def checks = doctor()
show('namespaces', namespaces.collect {
    [namespace: it.label, pod: it.pod, addresses: it.addresses?.join(' '), links: it.links?.join(' '), heldBy: it.heldBy.join(' ')] })
show('pods', pods)
def cableNames = veth().collectMany { [it.near, it.far] }.findAll { it?.place == 'host' }*.name as Set
show('links by role', links.groupBy { role(it, cableNames) }.collect { role, all ->
    [role: role, count: all.size(), links: all*.name.take(6).join(' ') + (all.size() > 6 ? ' …' : '')] })
show('network plug-in', checks.findAll { it.area == 'cni' }.collect { [plugin: it.name, found: it.found, known: it.evidence.join('; ')] })

checks.findAll { it.area == 'cni' }.each {
    def facts = it.evidence.collect { fact -> [(fact): 'doctor'] }
    switch (it.verdict.name()) {
        case 'OK': ok('cni-agent-not-ready', it.name, it.found, evidence: facts); break
        case 'SKIP': skip('cni-agent-not-ready', 'host', it.found); break
        case 'UNKNOWN': unknown('cni-agent-not-ready', it.name, it.found, evidence: facts); break
        default: warn('cni-agent-not-ready', it.name, it.found, evidence: facts, fix: it.fix)
    }
}
namespaces.findAll { it.links == null }.each {
    unknown('link-down', it.label, 'this namespace could not be read')
}
(namespaces.gaps + pods.gaps + links.gaps + checks.gaps).unique().each {
    unknown('link-down', it.subject, it.reason)
}

static String role(link, cables) {
    def kind = link.kind.kind()
    link.hardware == 'loopback' ? 'loopback'
        : link.name in cables && (kind == 'veth' || kind == 'netkit') ? 'cable'
        : kind == 'bridge' || kind == 'openvswitch' ? 'bridge'
        : kind in ['vxlan', 'geneve', 'gre', 'gretap', 'ipip', 'sit', 'wireguard', 'ip6tnl', 'ip6gre'] ? 'tunnel'
        : kind == '' ? 'hardware'
        : kind
}
