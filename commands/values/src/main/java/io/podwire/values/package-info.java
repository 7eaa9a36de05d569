/**
 * Records that travel. {@link io.podwire.values.RecordWalker} walks any value of the closed list of types onto a
 * {@link io.podwire.values.ValueSink}; {@link io.podwire.values.JsonSink} makes JSON of it. Back again:
 * {@link io.podwire.values.JsonTree} reads bounded JSON into plain maps and lists, {@link io.podwire.values.RecordBinder} binds
 * those to typed records. {@link io.podwire.values.Json} is the short way through all of them; {@code docs/json.md} has the forms.
 */
package io.podwire.values;
