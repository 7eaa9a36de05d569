/**
 * Gives web-0 the addresses of cart-0 as well, with routes of the node that win. Whoever asks for cart-0 is answered, by the wrong pod.
 *
 * @name   address-twice
 * @class  cni
 * @code   address-duplicate
 */
def ask = { "timeout 1 bash -c 'exec 3<>/dev/tcp/$it/8080; echo >&3; head -1 <&3'".toString() }
symptom from: 'shop/db-0', run: ask('10.244.1.10'), shows: /cart-0/
symptom from: 'shop/db-0', run: ask('fd00:244:1::10'), shows: /cart-0/
breaks {
    on('shop/web-0') {
        run '''
            ip addr add 10.244.1.10/32 dev eth0
            ip addr add fd00:244:1::10/128 dev eth0 nodad
        '''
    }
    on('worker-1') {
        run '''
            ip route prepend 10.244.1.10 dev cali1a2b3c4d5e6 scope link
            ip -6 route add fd00:244:1::10 dev cali1a2b3c4d5e6 metric 512
        '''
    }
}
mends {
    on('worker-1') {
        run '''
            ip route del 10.244.1.10 dev cali1a2b3c4d5e6 scope link
            ip -6 route del fd00:244:1::10 dev cali1a2b3c4d5e6 metric 512
        '''
    }
    on('shop/web-0') {
        run '''
            ip addr del 10.244.1.10/32 dev eth0
            ip addr del fd00:244:1::10/128 dev eth0
        '''
    }
}
