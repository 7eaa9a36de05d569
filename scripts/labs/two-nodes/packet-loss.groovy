/**
 * One packet of three that are forwarded from a pod is lost. Everything works, slowly: TCP sends again what was lost.
 *
 * @name   packet-loss
 * @class  big-packets
 * @code   packet-loss
 */
symptom from: 'shop/cart-0', run: 'ping -nqc6 -i0.02 -W1 10.244.2.11', shows: / 0% packet loss/
breaks { on('worker-1') { run 'iptables -w -t mangle -I FORWARD 1 -s 10.244.1.10/32 -m statistic --mode nth --every 3 --packet 0 -j DROP' } }
mends { on('worker-1') { run 'iptables -w -t mangle -D FORWARD -s 10.244.1.10/32 -m statistic --mode nth --every 3 --packet 0 -j DROP' } }
