/**
 * Mends a neighbor entry whose MAC is not that of the link which owns the address; neighbor-mac finds those.
 *
 * Either end can be mended. The entry is the right one where somebody wrote a wrong one down; the owner is, where its MAC should have
 * been the one that all others know, as with a pod in a virtual machine whose link was made with a MAC of its own.
 *
 * @name      neighbor-mac-fix
 * @category  changes, l2
 * @needs     netns
 * @param     address  IpAddress  of the neighbor
 * @param     pod      TargetRef  the pod, or other place, that has the address
 * @param     place    TargetRef = host  whose entry is wrong
 * @param     mend     entry|owner = entry  give the entry the owner's MAC, or the owner the entry's
 * @usage     podwire run neighbor-mac-fix address=10.132.2.46 pod=netns/vm-pod mend=owner
 * @output
 *   plan 1: set vxlan0 down
 *     in netns/vm-pod: ip link set dev vxlan0 down
 *   plan 2: give vxlan0 the MAC 0a:58:0a:84:02:2e in place of 7e:e5:f7:e6:f5:1a
 *     in netns/vm-pod: ip link set dev vxlan0 address 0a:58:0a:84:02:2e
 *   plan 3: set vxlan0 up again
 *     in netns/vm-pod: ip link set dev vxlan0 up
 */
def known = neighbors(in: place).findAll { it.address == address && it.mac != null && !it.proxy }
def own = addresses(in: pod).find { it.address.address() == address }
if (own == null) {
    unknown('neighbor-mac-mismatch', "$address in $place", "$pod does not have the address")
    return
}
def link = links(in: pod).find { it.index == own.linkIndex }
def wrong = known.findAll { it.mac != link.mac }
if (wrong.empty) {
    known ? ok('neighbor-mac-mismatch', [known[0], "in $place"], "it is the owner's MAC")
        : skip('neighbor-mac-mismatch', "$address in $place", 'there is no entry with a MAC')
    return
}
if (mend == 'owner') {
    def macs = wrong*.mac.unique()
    if (macs.size() > 1) {
        unknown('neighbor-mac-mismatch', "$address in $place", "which MAC is meant? its entries have ${macs.join(', ')}")
        return
    }
    // most drivers take a new MAC only while they are down
    change "set $link.name down", ['ip', 'link', 'set', 'dev', link.name, 'down'], in: pod
    change "give $link.name the MAC ${macs[0]} in place of $link.mac",
        ['ip', 'link', 'set', 'dev', link.name, 'address', macs[0]], in: pod
    change "set $link.name up again", ['ip', 'link', 'set', 'dev', link.name, 'up'], in: pod
} else {
    wrong.each {
        def lasting = 'PERMANENT' in it.states ? 'permanent' : 'reachable'
        change "replace the entry of $address on $it.link: $link.mac in place of $it.mac",
            ['ip', 'neigh', 'replace', address, 'lladdr', link.mac, 'dev', it.link, 'nud', lasting], in: place
    }
}
afterwards {
    def mac = links(in: pod).find { it.index == own.linkIndex }.mac
    neighbors(in: place).findAll { it.address == address && it.mac != null && !it.proxy }.each {
        it.mac == mac ? ok('neighbor-mac-mismatch', [it, "in $place"], "it is the owner's MAC now")
            : fail('neighbor-mac-mismatch', [it, "in $place"], "it is still $it.mac, owner $link.name has $mac")
    }
}
