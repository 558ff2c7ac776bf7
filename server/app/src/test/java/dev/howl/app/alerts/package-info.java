@NullMarked
package dev.howl.app.alerts;

import org.jspecify.annotations.NullMarked;
