/**
 * Open vSwitch as its configuration database tells of it: {@link io.podwire.engine.ovs.OpenVswitch} asks OVSDB's unix socket by
 * JSON-RPC (RFC 7047) and puts rows together into bridges. No ovs-* tool is started and nothing is written to the database.
 */
package io.podwire.engine.ovs;
