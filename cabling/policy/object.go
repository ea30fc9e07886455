package policy

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// kind is a kind of thing that expressions look at: its fields by name.
type kind struct {
	name   string // in messages: "Channel"
	fields map[string]field
}

func (k *kind) celType() *cel.Type { return cel.ObjectType(k.name) }

// field is what a thing tells. get returns nil for what it does not.
type field struct {
	gives *cel.Type
	of    *kind // of what gives is, or is a list of; nil: a scalar
	get   func(thing any) ref.Val
}

// text is a field that is empty where it is not told.
func text[T any](get func(T) string) field {
	return field{gives: cel.StringType, get: func(thing any) ref.Val { return types.String(get(thing.(T))) }}
}

// whole is a field that is not told where it is 0.
func whole[T any](get func(T) int) field {
	return field{gives: cel.IntType, get: func(thing any) ref.Val {
		if n := get(thing.(T)); n != 0 {
			return types.Int(n)
		}
		return nil
	}}
}

// number is a field that may not be told. Speeds are such, to be written 10e9.
func number[T any](get func(T) (value float64, told bool)) field {
	return field{gives: cel.DoubleType, get: func(thing any) ref.Val {
		if value, told := get(thing.(T)); told {
			return types.Double(value)
		}
		return nil
	}}
}

// speed is a number in bit/s that is not told where it is 0.
func speed[T any](get func(T) int64) field {
	return number(func(thing T) (float64, bool) { bits := get(thing); return float64(bits), bits != 0 })
}

// truth is a field that is not told where it is nil.
func truth[T any](get func(T) *bool) field {
	return field{gives: cel.BoolType, get: func(thing any) ref.Val {
		if told := get(thing.(T)); told != nil {
			return types.Bool(*told)
		}
		return nil
	}}
}

// part is a field that is a thing itself.
func part[T, P any](of *kind, get func(T) P) field {
	return field{gives: of.celType(), of: of, get: func(thing any) ref.Val { return object{of, get(thing.(T))} }}
}

// parts is a field that is a list of things.
func parts[T, P any](of *kind, get func(T) []P) field {
	return field{gives: cel.ListType(of.celType()), of: of, get: func(thing any) ref.Val {
		list := get(thing.(T))
		values := make([]ref.Val, len(list))
		for i := range list {
			values[i] = object{of, &list[i]}
		}
		return types.NewRefValList(types.DefaultTypeAdapter, values)
	}}
}

// provider tells CEL of our kinds, beside its own types.
type provider struct {
	types.Provider
	kinds map[string]*kind
}

// reachable returns the kinds of variables and of all their fields, by name.
func reachable(variables map[string]*kind) map[string]*kind {
	found := map[string]*kind{}
	var visit func(*kind)
	visit = func(k *kind) {
		if k == nil || found[k.name] != nil {
			return
		}
		found[k.name] = k
		for _, f := range k.fields {
			visit(f.of)
		}
	}
	for _, k := range variables {
		visit(k)
	}
	return found
}

// FindStructType returns the type of one of our kinds.
func (p provider) FindStructType(name string) (*types.Type, bool) {
	if k, ours := p.kinds[name]; ours {
		return types.NewTypeTypeWithParam(k.celType()), true
	}
	return p.Provider.FindStructType(name)
}

// FindStructFieldNames returns the fields of one of our kinds.
func (p provider) FindStructFieldNames(name string) ([]string, bool) {
	if k, ours := p.kinds[name]; ours {
		return sortedKeys(k.fields), true
	}
	return p.Provider.FindStructFieldNames(name)
}

// FindStructFieldType returns how a field of one of our kinds is read.
func (p provider) FindStructFieldType(name, fieldName string) (*types.FieldType, bool) {
	k, ours := p.kinds[name]
	if !ours {
		return p.Provider.FindStructFieldType(name, fieldName)
	}
	f, known := k.fields[fieldName]
	if !known {
		return nil, false
	}
	return &types.FieldType{
		Type:  f.gives,
		IsSet: func(thing any) bool { value := f.get(thing); return value != nil && value != types.String("") },
		GetFrom: func(thing any) (any, error) {
			if value := f.get(thing); value != nil {
				return value, nil
			}
			return nil, fmt.Errorf("%s is not told", fieldName)
		},
	}, true
}

// object is a thing as a value of CEL.
type object struct {
	kind  *kind
	thing any // a pointer
}

// ConvertToNative gives the thing to who wants its type.
func (o object) ConvertToNative(want reflect.Type) (any, error) {
	if reflect.TypeOf(o.thing).AssignableTo(want) {
		return o.thing, nil
	}
	return nil, fmt.Errorf("%s is no %s", o.kind.name, want)
}

// ConvertToType converts to its own type and to no other.
func (o object) ConvertToType(want ref.Type) ref.Val {
	switch want {
	case o.kind.celType():
		return o
	case types.TypeType:
		return o.kind.celType()
	}
	return types.NewErr("%s is no %s", o.kind.name, want.TypeName())
}

// Equal holds for the same thing.
func (o object) Equal(other ref.Val) ref.Val {
	same, ok := other.(object)
	return types.Bool(ok && same.thing == o.thing)
}

// Type returns the type of the kind.
func (o object) Type() ref.Type { return o.kind.celType() }

// Value returns the thing.
func (o object) Value() any { return o.thing }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
