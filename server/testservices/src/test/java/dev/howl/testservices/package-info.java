@NullMarked
package dev.howl.testservices;

import org.jspecify.annotations.NullMarked;
