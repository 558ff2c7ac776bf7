/** Conformance runner: tests a server, made with whatever tool, against its AsyncAPI document. */
@NullMarked
package dev.howl.testkit.conformance;

import org.jspecify.annotations.NullMarked;
