/** How well scores warned of what came, and what can be learnt from it. */
package io.regretradar.domain.learning;
