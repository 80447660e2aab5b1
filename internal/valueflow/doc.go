// Package valueflow says what the values of a Go package may be, and what is stored in them when. It knows no
// library: what functions without a body do is told by the Config.
//
// # Memory
//
// An [Object] is what an instruction allocates in a calling context, or what is known only by where it comes from: a
// parameter of a function that strangers call, a result of a function without a body, a constant. A [Cell] is an
// access path into an object: fields by number, and one step for all elements of slices, arrays, maps and channels.
// Registers and cells hold sets of cells.
//
// # Points-to
//
// Sets grow by inclusion constraints to a fixpoint, one switch arm for each instruction of SSA form (constraints.go).
// The call graph is built on the fly from the same sets, so function values, bound methods, closures, interfaces and
// instances of generics need nothing of their own. An [Instance] is a function in a calling context. Only functions
// that handle what is tracked get contexts of their own.
//
// # State
//
// For a cell and a group of its fields, [Graph.State] says what can have become of the group when control reaches an
// instruction: a set of Bits. Sets form a lattice, join being union. The transfer functions:
//
//   - an allocation gives {Unset}; what comes in from outside has {Passes};
//   - a store to one of the fields through a pointer that can only point here gives {Set}, or {Unset} for zero (strong update);
//   - through a pointer that may point elsewhere, Unset becomes Maybe (weak update);
//   - a store of the whole struct gives what the stored value had where it was loaded;
//   - a call goes through the callee and returns to the same call; go leaves the state alone.
//
// # Policies
//
// Unset has to be proven, so what is not on every way but may be meant to be makes Maybe of Unset:
//
//   - a store for each element of a container, in a loop that the birth is outside of, which may run zero times;
//   - a store in one of several callees of a call;
//   - a store in a goroutine, or in a function that strangers call at a time of their own;
//   - an address that goes to code without a body which is not known to leave it alone;
//   - a branch that asks for the very value that one of its sides assigns, or for the field: it counts as Set on both sides.
//
// The initialiser of the package runs before all else. A function that nobody in the package calls runs at any time.
//
// # Limits
//
// All limits are in solve.go. Where one is reached the answer is Maybe, with a reason.
package valueflow
