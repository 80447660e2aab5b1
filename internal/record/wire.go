package record

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
)

// The marks with which a line on the wire begins. Everything else on the stream is talk of the go command.
const (
	plainMark   = `{"id":`
	armoredMark = "srvfix-record:"
)

// Write writes a package as one line. Armored lines survive a go command that shortens paths in the output of its tools (before Go 1.26).
func Write(w io.Writer, p *Package, armored bool) error {
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("encode record of %s: %w", p.ID, err)
	}
	if armored {
		data = append([]byte(armoredMark), base64.StdEncoding.EncodeToString(data)...)
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// Read reads packages from the output of the go command, in any order with other lines, which it hands to talk.
func Read(r io.Reader, talk func(line string)) ([]*Package, error) {
	var pkgs []*Package
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadBytes('\n')
		text := bytes.TrimRight(line, "\r\n")
		switch {
		case bytes.HasPrefix(text, []byte(armoredMark)):
			data, derr := base64.StdEncoding.DecodeString(string(text[len(armoredMark):]))
			if derr != nil {
				return nil, fmt.Errorf("decode record: %w", derr)
			}
			text = data
			fallthrough
		case bytes.HasPrefix(text, []byte(plainMark)):
			p := new(Package)
			if derr := json.Unmarshal(text, p); derr != nil {
				return nil, fmt.Errorf("decode record: %w", derr)
			}
			pkgs = append(pkgs, p)
		case len(line) > 0:
			talk(string(text))
		}
		if err == io.EOF {
			return pkgs, nil
		}
		if err != nil {
			return nil, err
		}
	}
}
