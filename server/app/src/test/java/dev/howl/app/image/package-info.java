/** Tests of the container image and of the compose file. They need the jar and a Docker engine. */
@NullMarked
package dev.howl.app.image;

import org.jspecify.annotations.NullMarked;
