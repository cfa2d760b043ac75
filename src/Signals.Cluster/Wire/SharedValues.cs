using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Cloning;

namespace Signals.Cluster.Wire;

/// <summary>Values between grains of one silo are passed on as they are: none of ours changes after it was made.</summary>
internal sealed class SharedValues : IGeneralizedCopier
{
    public bool IsSupportedType(Type type) => WireFormat.IsOurs(type) || ListCodec.IsNameless(type);

    [return: NotNullIfNotNull(nameof(input))]
    public object? DeepCopy(object? input, CopyContext context) => input;
}
