@NullMarked
package dev.howl.cli.demo;

import org.jspecify.annotations.NullMarked;
