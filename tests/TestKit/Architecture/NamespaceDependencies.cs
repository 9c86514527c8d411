using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Serverless.TestKit.Architecture;

/// <summary>One use of a type of another namespace.</summary>
public sealed record NamespaceUse(string From, string To, string Where, string What);

/// <summary>
/// Which namespaces of an assembly use which others of it, read from its code: base types, members, attributes and
/// every instruction. Constants are no use, since the compiler copies them.
/// </summary>
public static class NamespaceDependencies
{
    public static IReadOnlyList<NamespaceUse> Of(string assemblyFile)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyFile);
        var uses = new Dictionary<(string, string), NamespaceUse>();
        foreach (var type in assembly.MainModule.Types.SelectMany(WithNested))
        {
            var from = Outermost(type).Namespace;
            foreach (var used in Used(type).SelectMany(Parts))
            {
                // Another assembly cannot know this one, so no circle goes through it.
                if (used.Scope is not ModuleDefinition)
                    continue;
                var to = Outermost(used).Namespace;
                if (IsWritten(from) && IsWritten(to) && from != to)
                    uses.TryAdd((from, to), new NamespaceUse(from, to, type.FullName, used.FullName));
            }
        }

        return [.. uses.Values];
    }

    /// <summary>What compilers generate has namespaces of its own, or none.</summary>
    private static bool IsWritten(string name) => name.StartsWith("Serverless", StringComparison.Ordinal);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeReference Outermost(TypeReference type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference?> Used(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. Attributes(type),
            .. Constraints(type),
            .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
            .. type.Properties.SelectMany(Attributes),
            .. type.Methods.SelectMany(Used),
        ];

    private static IEnumerable<TypeReference?> Used(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)),
            .. Attributes(method),
            .. Constraints(method),
            .. method.HasBody ? Used(method.Body) : [],
        ];

    private static IEnumerable<TypeReference?> Used(MethodBody body) =>
        [
            .. body.Variables.Select(variable => variable.VariableType),
            .. body.ExceptionHandlers.Select(handler => handler.CatchType),
            .. body.Instructions.SelectMany(instruction => Used(instruction.Operand)),
        ];

    private static IEnumerable<TypeReference?> Used(object? operand) =>
        operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            GenericInstanceMethod generic => [.. Used((object)generic.ElementMethod), .. generic.GenericArguments],
            MethodReference method =>
            [
                method.DeclaringType,
                method.ReturnType,
                .. method.Parameters.Select(parameter => parameter.ParameterType),
            ],
            _ => [],
        };

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider member) =>
        member.CustomAttributes.Select(attribute => attribute.AttributeType);

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider member) =>
        member.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(c => c.ConstraintType);

    /// <summary>The types that a type is put together from: elements of arrays, arguments of generic types.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType).SelectMany(Parts),
            FunctionPointerType pointer => pointer
                .Parameters.Select(parameter => parameter.ParameterType)
                .Append(pointer.ReturnType)
                .SelectMany(Parts),
            IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
            TypeSpecification wrapped => Parts(wrapped.ElementType),
            _ => [type],
        };
}
