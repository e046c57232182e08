/** Files that travel in the jar, one folder per kind. */
package io.regretradar.dashboards.packaged;
