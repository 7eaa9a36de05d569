/**
 * Compares what Azure CNI wrote down with what the kernel has. A record without its link or address is a leak: the address is given to
 * nobody else. A link azv* without a record is one that the plug-in will never remove. Says also which plug-in is at work, and how
 * that was told.
 *
 * @name      azure-records
 * @category  safe, cni, pods
 * @needs     netns
 * @usage     podwire run azure-records
 * @output
 *   network plug-in
 *   PLUGIN             FOUND                    KNOWN
 *   azure-cni-overlay  configured with portmap  /etc/cni/net.d/15-azure-swift-overl…
 *
 *   ok cni-agent-not-ready azure-cni-overlay: configured with portmap
 *     /etc/cni/net.d/15-azure-swift-overlay.conflist: azure-vnet, portmap (doctor)
 *     links: azv11111111111, azv22222222222, azv44444444444 (doctor)
 *   records
 *   POD          HOSTLINK        ADDRESSES    LINK   SOURCE
 *   shop/cart-0  azv11111111111  10.244.3.10  there  /var/run/azure-cns/azure-endpo…
 *   shop/left-0  azv33333333333  10.244.3.12  gone   /var/run/azure-cns/azure-endpo…
 *   shop/web-0   azv22222222222  10.244.3.99  there  /var/run/azure-cns/azure-endpo…
 *
 *   fail address-missing 10.244.3.12 of shop/left-0: its link azv33333333333 is
 *       gone: the address is recorded for a pod that is not there
 *     the record of shop/left-0 has azv33333333333, 10.244.3.12/32
 *       (/var/run/azure-cns/azure-endpoints.json)
 *     no link azv33333333333 (links in host)
 *     fix: restart azure-cns of this node: it drops records whose pods the kubelet \
 *       does not know
 *   fail address-missing 10.244.3.99 of shop/web-0: it is recorded for shop/web-0,
 *       whose links have 10.244.3.11
 *     the record of shop/web-0 has azv22222222222, 10.244.3.99/32
 *       (/var/run/azure-cns/azure-endpoints.json)
 *     no link of shop/web-0 has it (addresses in shop/web-0)
 *   fail link-stray azv44444444444: no record names it; it leads to cni-lost
 *     azv44444444444 is UP (links in host)
 *     no record with this link (pods)
 *     fix: ip link delete azv44444444444
 */
def plugins = doctor().findAll { it.area == 'cni' }
show('network plug-in', plugins.collect { [plugin: it.name, found: it.found, known: it.evidence.join('; ')] })
def hostLinks = links(in: 'host').collectEntries { [it.name, it] }
def azure = hostLinks.keySet().findAll { it.startsWith('azv') }
if (!plugins.any { it.name.startsWith('azure-cni') } && azure.empty) {
    skip('cni-agent-not-ready', 'host', "Azure CNI is not at work here; there is ${plugins*.name.join(', ')}")
    return
}
plugins.findAll { it.name.startsWith('azure-cni') }.each { plugin ->
    def facts = plugin.evidence.collect { [(it): 'doctor'] }
    plugin.verdict.name() == 'OK' ? ok('cni-agent-not-ready', plugin.name, plugin.found, evidence: facts)
        : warn('cni-agent-not-ready', plugin.name, plugin.found, evidence: facts, fix: plugin.fix)
}

def routed = routes(in: 'host').collectMany { route -> route.nextHops.collect { [route.destination, it.link] } }
def records = pods().findAll { !it.hostNetwork && it.sandbox != null }.collectMany { one ->
    def place = findpod("ctr/$one.sandbox").find { it.pod?.sandbox == one.sandbox }
    place == null ? [] : place.pod.cni.findAll { it.plugin?.startsWith('azure-vnet') }.collect { [place: place, record: it] }
}
show('records', records.collect { [pod: it.place.label, hostLink: it.record.hostLink, addresses: it.record.addresses*.address().join(' '),
    link: it.record.hostLink in hostLinks ? 'there' : it.record.hostLink == null ? null : 'gone', source: it.record.source] })

def good = 0
def wrong = 0
records.each { one ->
    def record = one.record
    def who = one.place.label
    def has = one.place.links.collectMany { it.addresses }*.address()
    def says = [("the record of $who has $record.hostLink, ${record.addresses.join(', ')}".toString()): record.source]
    if (record.hostLink != null && !hostLinks.containsKey(record.hostLink)) {
        wrong++
        fail('address-missing', "${record.addresses*.address().join(', ')} of $who",
            "its link $record.hostLink is gone: the address is recorded for a pod that is not there",
            evidence: says + [("no link $record.hostLink".toString()): 'links in host'],
            fix: 'restart azure-cns of this node: it drops records whose pods the kubelet does not know')
        return
    }
    def missing = record.addresses*.address().findAll { !(it in has) }
    if (missing && one.place.netns != null) {
        wrong++
        fail('address-missing', "${missing.join(', ')} of $who",
            "it is recorded for $who, whose links have ${has.findAll { !it.linkLocal() }.join(', ')}",
            evidence: says + [("no link of $who has it".toString()): "addresses in $who"])
        return
    }
    def unrouted = record.addresses.findAll { cidr -> record.hostLink != null && !routed.any { it[0].address() == cidr.address() && it[1] == record.hostLink } }
    if (unrouted && !hostLinks[record.hostLink].master) {
        wrong++
        fail('route-missing', "${unrouted*.address().join(', ')} of $who", "the node has no route to it over $record.hostLink",
            evidence: says, fix: "ip route add ${unrouted[0].address()} dev $record.hostLink")
        return
    }
    good++
}
records.collectMany { one -> one.record.addresses.collect { [address: it.address(), who: one.place.label] } }.unique()
    .groupBy { it.address }.findAll { it.value.size() > 1 }.each { address, all ->
        fail('address-duplicate', address, "it is recorded for ${all*.who.join(' and ')}")
    }
def recorded = records*.record*.hostLink as Set
azure.findAll { !(it in recorded) }.each { name ->
    def far = veth().find { it.near.name == name && it.near.place == 'host' }?.far
    fail('link-stray', name, far == null ? 'no record names it' : "no record names it; it leads to $far.place",
        evidence: [("$name is ${hostLinks[name].operState}".toString()): 'links in host', 'no record with this link': 'pods'],
        fix: far?.pod == null ? "ip link delete $name" : null)
}
if (records.empty) unknown('address-missing', 'host', 'Azure CNI left no records that can be read')
else if (good && !wrong) ok('address-missing', 'host', "records with their link, address and route: $good")
