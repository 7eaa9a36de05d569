/**
 * The node has no rule for a Service's address, as where kube-proxy has ended before it wrote one. The pods behind it answer; the cluster
 * address leads to the gateway.
 *
 * @name   service-rule-missing
 * @class  cni
 * @code   service-rule-missing
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.96.0.80 80'
symptom from: 'worker-1', run: 'iptables-save -t nat', shows: /KUBE-SERVICES -d 10\.96\.0\.80\/32/

def rule = 'KUBE-SERVICES -d 10.96.0.80/32 -p tcp -m comment --comment "shop/web:http cluster IP" -m tcp --dport 80 -j KUBE-SVC-67NZLRHBNDSAWJRO'
breaks { on('worker-1') { run "iptables -w -t nat -D $rule" } }
mends { on('worker-1') { run "iptables -w -t nat -I ${rule.replaceFirst('KUBE-SERVICES', 'KUBE-SERVICES 4')}" } }
