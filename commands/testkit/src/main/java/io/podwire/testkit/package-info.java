/** What tests of all modules stand on: fakes that are stricter than the real thing, golden files, pipes, and real namespaces to practise in. */
package io.podwire.testkit;
