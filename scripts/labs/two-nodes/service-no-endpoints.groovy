/**
 * A Service has no endpoints: no pod is ready, or its selector fits none. kube-proxy has taken its chains away and rejects the
 * cluster address, so it is refused at once.
 *
 * @name   service-no-endpoints
 * @class  cni
 * @code   service-no-endpoints
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.96.0.54 5432'
symptom from: 'worker-1', run: '! iptables-save -t filter | grep "has no endpoints"'

def portal = '-d 10.96.0.54/32 -p tcp -m comment --comment'
def cluster = "$portal \"shop/db:sql cluster IP\" -m tcp --dport 5432"
def reject = "KUBE-SERVICES $portal \"shop/db:sql has no endpoints\" -m tcp --dport 5432 -j REJECT --reject-with icmp-port-unreachable"
def service = 'KUBE-SVC-YMRX6L2AHJJ7B6RO'
def endpoint = 'KUBE-SEP-HPFXZVWGVASGIJAH'
breaks {
    on('worker-1') {
        run """
            iptables -w -t nat -D KUBE-SERVICES $cluster -j $service
            iptables -w -t nat -F $service
            iptables -w -t nat -F $endpoint
            iptables -w -A $reject
            """.stripIndent()
    }
}
mends {
    on('worker-1') {
        run """
            iptables -w -D $reject
            iptables -w -t nat -A $endpoint -s 10.244.2.12/32 -m comment --comment "shop/db:sql" -j KUBE-MARK-MASQ
            iptables -w -t nat -A $endpoint -p tcp -m comment --comment "shop/db:sql" -m tcp -j DNAT --to-destination 10.244.2.12:5432
            iptables -w -t nat -A $service ! -s 10.244.0.0/16 $cluster -j KUBE-MARK-MASQ
            iptables -w -t nat -A $service -m comment --comment "shop/db:sql -> 10.244.2.12:5432" -j $endpoint
            iptables -w -t nat -I KUBE-SERVICES 3 $cluster -j $service
            """.stripIndent()
    }
}
