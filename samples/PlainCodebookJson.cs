using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys;
namespace Serverless.Samples;
#pragma warning disable
internal static class PlainCodebookJson
{
    sealed class LT : JsonConverter<LocalizedText> {
        public override LocalizedText Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) {
            if (r.TokenType==JsonTokenType.String) return new LocalizedText(r.GetString()!);
            using var d=JsonDocument.ParseValue(ref r); return new LocalizedText(d.RootElement.GetProperty("nl").GetString()!, d.RootElement.TryGetProperty("en",out var e)?e.GetString():null); }
        public override void Write(Utf8JsonWriter w, LocalizedText v, JsonSerializerOptions o)=>throw new NotSupportedException(); }
    sealed class CC : JsonConverter<Condition> {
        public override Condition Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) {
            using var d=JsonDocument.ParseValue(ref r); var e=d.RootElement; var q=e.GetProperty("question").GetString()!;
            if (e.TryGetProperty("is",out var x)) return new AnswerIs(q,null,x.EnumerateArray().Select(a=>a.GetString()!).ToArray());
            return new AnswerHas(q,e.GetProperty("has").EnumerateArray().Select(a=>a.GetString()!).ToArray()); }
        public override void Write(Utf8JsonWriter w, Condition v, JsonSerializerOptions o)=>throw new NotSupportedException(); }
    public static Codebook Read(string path) {
        var n=System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        var groups=new System.Text.Json.Nodes.JsonArray(n["groups"]!.AsArray().Select(g=>(System.Text.Json.Nodes.JsonNode)g!["id"]!.GetValue<string>()).ToArray());
        foreach(var q in n["questions"]!.AsArray()) { if(q!["groups"] is null) q["groups"]=groups.DeepClone(); if(q["waves"] is null) q["waves"]=System.Text.Json.Nodes.JsonNode.Parse("[\"2016\",\"2019\"]"); }
        var o=new JsonSerializerOptions(JsonSerializerDefaults.Web); o.Converters.Add(new LT()); o.Converters.Add(new CC()); o.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        return JsonSerializer.Deserialize<Codebook>(n,o)!; }
    public static PopulationMargins Pop(string path) {
        var rows=File.ReadAllLines(path).Skip(1).Select(l=>l.Split(',')).ToArray();
        var tot=rows.First(r=>r[0]=="total");
        return new PopulationMargins{Population=double.Parse(tot[2]),Sample=double.Parse(tot[3]),Variables=rows.Where(r=>r[0]!="total").GroupBy(r=>r[0]).Select(g=>new PopulationVariable(g.Key,g.Select(r=>new PopulationCategory(r[1],double.Parse(r[2]),null,null)).ToArray())).ToArray()};
    }
}
