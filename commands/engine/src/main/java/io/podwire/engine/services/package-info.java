/**
 * Services by what kube-proxy left in the node's own rules. Those are read by the programs that wrote them, which are there wherever the
 * rules are; the API server is not asked.
 */
package io.podwire.engine.services;
