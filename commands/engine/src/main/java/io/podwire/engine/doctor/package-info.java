/** What podwire finds to work with on a host: privileges, kernel features, tools, container runtimes. No question loads a module. */
package io.podwire.engine.doctor;
