/**
 * Leads cart-0's frames to a tunnel that nobody ends. A link vxlan0 is left over from the machine that the pod had before, and the redirect of
 * what comes in at eth0 still leads there.
 *
 * @name   redirect-wrong
 * @class  unreachable
 * @code   tc-redirect-wrong
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
breaks {
    on('worker-1') {
        run '''
            ip link add vxlan0 index 4240 address 0a:58:00:00:01:01 mtu 1400 type vxlan id 555001 local 192.168.10.163 remote 192.168.10.203 dstport 4789 nolearning
            ip link set vxlan0 netns cni-cart
        '''
    }
    on('shop/cart-0') {
        run '''
            ip link set vxlan0 addrgenmode none
            ip link set vxlan0 up
            tc filter del dev eth0 ingress
            tc filter add dev eth0 ingress protocol all u32 match u8 0 0 action mirred egress redirect dev vxlan0 index 3
        '''
    }
}
mends {
    on('shop/cart-0') {
        run '''
            tc filter del dev eth0 ingress
            ip link delete vxlan0
            tc filter add dev eth0 ingress protocol all u32 match u8 0 0 action mirred egress redirect dev vxlan1 index 1
        '''
    }
}
