use super::*;

const EN_TH: Pair = Pair::new(Lang::EN, Lang::TH);
const TH_EN: Pair = Pair::new(Lang::TH, Lang::EN);
const ZH_EN: Pair = Pair::new(Lang::ZH, Lang::EN);

/// A model of Marian's binary form with float weights: no layers, an embedding of four numbers, and a bias that makes
/// it say the third piece of its vocabulary once and stop. Small enough to be written by hand, real enough to be run.
fn weights() -> Vec<u8> {
    let yaml = b"dim-emb: 4\ntransformer-heads: 1\nenc-depth: 0\ndec-depth: 0\ntransformer-dim-ffn: 4\n\0".to_vec();
    let floats = |values: &[f32]| values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<u8>>();
    // Rows: </s>, <unk>, the word. Said the word, the first number makes </s> win.
    let embedding = floats(&[10.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
    let items: [(&str, u64, Vec<i32>, Vec<u8>); 4] = [
        ("special:model.yml", 0x101, vec![i32::try_from(yaml.len()).unwrap()], yaml),
        ("Wemb", 0x404, vec![3, 4], embedding),
        ("decoder_ff_logit_out_b", 0x404, vec![1, 3], floats(&[0.0, -50.0, 5.0])),
        ("unused_W", 0x404, vec![2, 3], floats(&[0.0; 6])),
    ];
    let mut file = Vec::new();
    let word = |n: usize, file: &mut Vec<u8>| file.extend_from_slice(&u64::try_from(n).unwrap().to_le_bytes());
    word(1, &mut file);
    word(items.len(), &mut file);
    for (name, kind, shape, data) in &items {
        word(name.len(), &mut file);
        file.extend_from_slice(&kind.to_le_bytes());
        word(shape.len(), &mut file);
        word(data.len(), &mut file);
    }
    items.iter().for_each(|(name, ..)| file.extend_from_slice(name.as_bytes()));
    for dimension in items.iter().flat_map(|(_, _, shape, _)| shape) {
        file.extend_from_slice(&dimension.to_le_bytes());
    }
    word(0, &mut file);
    items.iter().for_each(|(_, _, _, data)| file.extend_from_slice(data));
    file
}

/// A SentencePiece vocabulary of three pieces, as protocol buffers write it.
fn vocabulary(said: &str) -> Vec<u8> {
    let mut file = Vec::new();
    let word = format!("▁{said}");
    for (piece, score, kind) in [("</s>", 0.0_f32, 3_u8), ("<unk>", 0.0, 2), (word.as_str(), -1.0, 1)] {
        let mut message = vec![0x0a, u8::try_from(piece.len()).unwrap()];
        message.extend_from_slice(piece.as_bytes());
        message.push(0x15);
        message.extend_from_slice(&score.to_le_bytes());
        message.extend_from_slice(&[0x18, kind]);
        file.extend_from_slice(&[0x0a, u8::try_from(message.len()).unwrap()]);
        file.extend_from_slice(&message);
    }
    file
}

fn model(root: &Path, name: &str, said: &str) {
    let folder = root.join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("model.{name}.intgemm.alphas.bin")), weights()).unwrap();
    std::fs::write(folder.join(format!("vocab.{name}.spm")), vocabulary(said)).unwrap();
}

fn ask(local: &Local, pair: Pair, texts: &[&str]) -> Result<Vec<String>, TranslateError> {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    local.translate(Batch { pair, texts: &texts, context: "" })
}

#[test]
fn a_folder_says_what_it_can_translate() {
    let root = tempfile::tempdir().unwrap();
    model(root.path(), "enth", "x");
    model(root.path(), "zh-en", "x");
    model(root.path(), "fil_en", "x");
    std::fs::create_dir(root.path().join("en-vi")).unwrap();
    std::fs::write(root.path().join("readme.txt"), "").unwrap();
    let local = Local::open(root.path().to_owned()).unwrap();
    let pairs = local.pairs().unwrap();
    let zh_th = Pair::new(Lang::ZH, Lang::TH);
    let fil_th = Pair::new(Lang::FIL, Lang::TH);
    for pair in [EN_TH, ZH_EN, Pair::new(Lang::FIL, Lang::EN), zh_th, fil_th] {
        assert!(pairs.contains(&pair), "{pair}");
    }
    assert_eq!(pairs.len(), 5);
    assert_eq!(local.route(zh_th).unwrap(), [ZH_EN, EN_TH]);
    assert_eq!(local.route(EN_TH).unwrap(), [EN_TH]);
    assert_eq!(local.route(Pair::new(Lang::TH, Lang::ZH)), None);
}

#[test]
fn names_of_folders_are_directions() {
    let table = [
        ("enid", Some(Pair::new(Lang::EN, Lang::ID))),
        ("iden", Some(Pair::new(Lang::ID, Lang::EN))),
        ("en-fil", Some(Pair::new(Lang::EN, Lang::FIL))),
        ("tl_en", Some(Pair::new(Lang::FIL, Lang::EN))),
        ("en-zh-Hans", Some(Pair::new(Lang::EN, Lang::ZH))),
        ("en-zh_hant", Some(Pair::new(Lang::EN, "zh-Hant".parse().unwrap()))),
        ("enen", None),
        ("idth", None),
        ("models", None),
        ("en", None),
        ("", None),
    ];
    for (name, expected) in table {
        assert_eq!(pair(name), expected, "{name}");
    }
}

#[test]
fn a_tiny_model_is_loaded_and_run() {
    let root = tempfile::tempdir().unwrap();
    model(root.path(), "enth", "ผ้า");
    model(root.path(), "zhen", "towel");
    let local = Local::open(root.path().to_owned()).unwrap();
    assert_eq!(ask(&local, EN_TH, &["Towel", "Lamp"]).unwrap(), ["ผ้า", "ผ้า"]);
    assert_eq!(ask(&local, ZH_EN, &["毛巾"]).unwrap(), ["towel"]);
    assert_eq!(ask(&local, Pair::new(Lang::ZH, Lang::TH), &["毛巾"]).unwrap(), ["ผ้า"], "through English");
    let unknown = ask(&local, TH_EN, &["ผ้า"]).unwrap_err();
    assert_eq!(unknown, TranslateError::UnsupportedPair { pair: TH_EN });
}

#[test]
fn few_models_stay_loaded() {
    let root = tempfile::tempdir().unwrap();
    for name in ["enth", "zhen", "enid"] {
        model(root.path(), name, "a");
    }
    let local = Local::open(root.path().to_owned()).unwrap();
    for pair in [EN_TH, ZH_EN, EN_TH, Pair::new(Lang::EN, Lang::ID)] {
        ask(&local, pair, &["x"]).unwrap();
    }
    let loaded: Vec<Pair> = local.engines.lock().unwrap().iter().map(|(pair, _)| *pair).collect();
    assert_eq!(loaded, [EN_TH, Pair::new(Lang::EN, Lang::ID)]);
}

#[test]
fn damaged_models_fail_and_nothing_else_does() {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in [("enth", Vec::new()), ("zhen", b"nonsense".to_vec()), ("enid", weights()[..200].to_vec())] {
        model(root.path(), name, "a");
        std::fs::write(root.path().join(name).join(format!("model.{name}.intgemm.alphas.bin")), bytes).unwrap();
    }
    model(root.path(), "envi", "a");
    std::fs::write(root.path().join("envi").join("vocab.envi.spm"), b"\xff\xff\xff").unwrap();
    let local = Local::open(root.path().to_owned()).unwrap();
    for pair in [EN_TH, ZH_EN, Pair::new(Lang::EN, Lang::ID), Pair::new(Lang::EN, Lang::VI)] {
        let failure = ask(&local, pair, &["Towel"]).map(|_| ()).unwrap_err();
        assert!(matches!(failure, TranslateError::Refused { .. }), "{pair}: {failure}");
    }
}
