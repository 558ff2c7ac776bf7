@NullMarked
package dev.howl.testkit.services;

import org.jspecify.annotations.NullMarked;
