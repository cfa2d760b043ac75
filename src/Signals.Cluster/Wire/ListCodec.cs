using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace Signals.Cluster.Wire;

/// <summary>Lists of a type that has no name, such as the compiler makes for <c>[.. some]</c>, travel as arrays.</summary>
internal sealed class ListCodec(ICodecProvider codecs) : IGeneralizedCodec
{
    private static readonly MethodInfo Copying = typeof(ListCodec).GetMethod(nameof(Copy), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly ConcurrentDictionary<Type, Func<object, object>> copies = new();

    /// <summary>Whether a type is such a list. As many are remembered as the program has of them.</summary>
    public static bool IsNameless(Type type) => type.Namespace is null && Element(type) is not null;

    public bool IsSupportedType(Type type) => IsNameless(type);

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        var array = value is null ? null : copies.GetOrAdd(value.GetType(), Copier)(value);
        codecs.GetCodec(array?.GetType() ?? typeof(object)).WriteField(ref writer, fieldIdDelta, expectedType!, array);
    }

    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        throw new InvalidOperationException("Such a list is written as an array, so it is never read as itself.");

    private static Func<object, object> Copier(Type type) =>
        Copying.MakeGenericMethod(Element(type)!).CreateDelegate<Func<object, object>>();

    private static T[] Copy<T>(object list) => [.. (IReadOnlyList<T>)list];

    private static Type? Element(Type type) => Array.Find(type.GetInterfaces(),
        implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))?.GetGenericArguments()[0];
}
