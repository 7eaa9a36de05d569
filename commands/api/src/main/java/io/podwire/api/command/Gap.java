package io.podwire.api.command;

/**
 * Something that could not be read.
 *
 * @param subject the object as its owner would type it, e.g. {@code netns/4026532471}
 * @param reason what was tried and why it failed, one line, errno by name
 */
public record Gap(String subject, String reason) {}
