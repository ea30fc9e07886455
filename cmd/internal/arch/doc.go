// Package arch holds the shape of the project by a test: which folder may
// import which, which folder alone may use a library, and what there is to be
// nowhere. It has no code to use.
package arch
