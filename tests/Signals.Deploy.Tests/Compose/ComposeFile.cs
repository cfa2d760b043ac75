using Signals.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Signals.Deploy.Tests.Compose;

/// <summary>A service of <c>deploy/compose.yaml</c>, as far as tests ask after it.</summary>
internal sealed record Service
{
    public string Image { get; init; } = "";

    public string? Restart { get; init; }

    public string? User { get; init; }

    public bool ReadOnly { get; init; }

    public bool Privileged { get; init; }

    public string? MemLimit { get; init; }

    public List<string> CapDrop { get; init; } = [];

    public List<string> SecurityOpt { get; init; } = [];

    public List<string> Ports { get; init; } = [];

    public Dictionary<string, string> Environment { get; init; } = [];

    public Dictionary<string, object>? Healthcheck { get; init; }

    public Dictionary<string, object>? Logging { get; init; }

    public List<Dictionary<string, string>> Secrets { get; init; } = [];

    /// <summary>A list of names, or a map from names to addresses.</summary>
    public object Networks { get; init; } = new List<object>();

    public bool IsMember => Environment.ContainsKey("Signals__Role");

    public IEnumerable<string> NetworkNames => Networks is IDictionary<object, object> map ? map.Keys.Cast<string>() : ((List<object>)Networks).Cast<string>();
}

/// <summary>A network of <c>deploy/compose.yaml</c>.</summary>
internal sealed record Network
{
    public bool Internal { get; init; }
}

/// <summary><c>deploy/compose.yaml</c>.</summary>
internal sealed record ComposeFile
{
    public Dictionary<string, Service> Services { get; init; } = [];

    public Dictionary<string, Network> Networks { get; init; } = [];

    public Dictionary<string, Dictionary<string, string>> Secrets { get; init; } = [];

    public static string Path => Repository.File("deploy/compose.yaml");

    public static ComposeFile Read()
    {
        using var text = File.OpenText(Path);
        // Written out without anchors first: the parts that only hold anchors are no part of the record below.
        var whole = new DeserializerBuilder().Build().Deserialize<object>(new MergingParser(new Parser(text)));
        var plain = new SerializerBuilder().DisableAliases().Build().Serialize(whole);
        return new DeserializerBuilder().IgnoreUnmatchedProperties().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<ComposeFile>(plain);
    }
}
