/**
 * The node has a permanent neighbor entry for a pod with a MAC that is nobody's. Frames for the pod leave to that MAC and are thrown away by
 * whoever gets them; what the pod sends still arrives.
 *
 * @name   neighbor-mac-wrong
 * @class  unreachable
 * @code   neighbor-mac-mismatch
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'worker-1', run: 'ip neigh show to 10.244.1.10 dev cni0', shows: /0a:58:0a:f4:01:0a/
breaks { on('worker-1') { run 'ip neigh replace 10.244.1.10 lladdr 0a:58:0a:f4:01:63 dev cni0 nud permanent' } }
mends { on('worker-1') { run 'ip neigh replace 10.244.1.10 lladdr 0a:58:0a:f4:01:0a dev cni0 nud reachable' } }
